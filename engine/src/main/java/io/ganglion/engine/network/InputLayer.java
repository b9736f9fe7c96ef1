package io.ganglion.engine.network;

import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** The examples: where every network begins. {@link NetworkPass} shows it the rows that it gives. */
public final class InputLayer implements Layer {
  static final String KIND = "input";

  private final int width;

  public InputLayer(int width) {
    this.width = width;
  }

  static Layer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new InputLayer(in.readInt());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of();
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new InputPass(new Rows(arithmetic.precision(), width));
  }

  private record InputPass(Rows output) implements Pass {
    @Override
    public Rows[] inputGradients(Rows outputGradient) {
      return new Rows[0];
    }

    @Override
    public void forward(Parameters parameters, Rows[] inputs) {
      // The rows are shown.
    }

    @Override
    public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
      // Nothing comes before the examples.
    }
  }
}
