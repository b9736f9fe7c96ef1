package io.ganglion.engine.network;

import io.ganglion.api.Shape;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** The examples: where every network begins. {@link NetworkPass} shows it the rows that it gives. */
public final class InputLayer implements BoundLayer {
  static final String KIND = "input";

  /** In a file: of other shapes than rows, which are older. */
  static final String SHAPED = "shaped-input";

  private final Shape shape;

  public InputLayer(int width) {
    this(new Shape.Row(width));
  }

  public InputLayer(Shape shape) {
    this.shape = shape;
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new InputLayer(in.readInt());
  }

  static BoundLayer readShaped(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new InputLayer(StoredShape.read(in));
  }

  @Override
  public String kind() {
    return shape instanceof Shape.Row ? KIND : SHAPED;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return shape;
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of();
  }

  @Override
  public int outputWidth() {
    return shape.features();
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    if (shape instanceof Shape.Row) {
      out.writeInt(shape.features());
    } else {
      StoredShape.write(shape, out);
    }
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new InputPass(new Rows(arithmetic.precision(), shape.features()));
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
