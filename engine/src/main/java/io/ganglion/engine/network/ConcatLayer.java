package io.ganglion.engine.network;

import io.ganglion.api.RowsExpression;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.util.List;
import java.util.Optional;

/** Puts the units of its inputs one after another. Has no parameters. */
public final class ConcatLayer implements BoundLayer {
  static final String KIND = "concat";

  private final List<Integer> widths;
  private final int width;

  /** @param widths units of each input */
  public ConcatLayer(List<Integer> widths) {
    this.widths = List.copyOf(widths);
    int sum = 0;
    for (int part : widths) {
      sum = Math.addExact(sum, part);
    }
    this.width = sum;
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) {
    return new ConcatLayer(inputWidths);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    return Optional.of(new RowsExpression.Beside(inputs));
  }

  @Override
  public List<Integer> inputWidths() {
    return widths;
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new ConcatPass(widths, width, arithmetic.precision());
  }

  private static final class ConcatPass implements Pass {
    private final Rows output;
    private final Rows[] inputGradients;

    ConcatPass(List<Integer> widths, int width, Precision precision) {
      this.output = new Rows(precision, width);
      this.inputGradients = widths.stream().map(part -> new Rows(precision, part)).toArray(Rows[]::new);
    }

    @Override
    public Rows output() {
      return output;
    }

    @Override
    public Rows[] inputGradients(Rows outputGradient) {
      return inputGradients;
    }

    @Override
    public void forward(Parameters parameters, Rows[] inputs) {
      output.resize(inputs[0].count());
      int at = 0;
      for (Rows input : inputs) {
        output.putColumns(input, 0, input.width(), at);
        at += input.width();
      }
    }

    @Override
    public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
      int at = 0;
      for (Rows inputGradient : inputGradients) {
        inputGradient.resize(outputGradient.count());
        inputGradient.putColumns(outputGradient, at, inputGradient.width(), 0);
        at += inputGradient.width();
      }
    }
  }
}
