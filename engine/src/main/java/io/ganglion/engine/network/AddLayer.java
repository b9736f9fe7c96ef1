package io.ganglion.engine.network;

import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.util.List;
import java.util.Optional;

/** Adds its inputs, of equal widths, unit by unit in their order. Has no parameters. */
public final class AddLayer implements BoundLayer {
  static final String KIND = "add";

  private final List<Integer> widths;

  /** @param widths units of each input: the same for all */
  public AddLayer(List<Integer> widths) {
    this.widths = List.copyOf(widths);
    if (widths.isEmpty() || widths.stream().distinct().count() > 1) {
      throw new IllegalArgumentException("inputs of " + widths + " units can't be added: they need equal widths");
    }
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) {
    return new AddLayer(inputWidths);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    return inputs.stream().reduce(RowsExpression::plus);
  }

  @Override
  public List<Integer> inputWidths() {
    return widths;
  }

  @Override
  public int outputWidth() {
    return widths.get(0);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (inputs.stream().distinct().count() > 1) {
      throw new IllegalArgumentException("inputs of other shapes can't be added: " + inputs);
    }
    return inputs.get(0);
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new AddPass(widths, arithmetic);
  }

  private static final class AddPass implements Pass {
    private final Arithmetic arithmetic;
    private final Rows output;
    private final Rows[] copies;

    AddPass(List<Integer> widths, Arithmetic arithmetic) {
      this.arithmetic = arithmetic;
      this.output = new Rows(arithmetic.precision(), widths.get(0));
      this.copies = widths.stream().map(part -> new Rows(arithmetic.precision(), part)).toArray(Rows[]::new);
    }

    @Override
    public Rows output() {
      return output;
    }

    @Override
    public Rows[] inputGradients(Rows outputGradient) {
      return copies;
    }

    @Override
    public void forward(Parameters parameters, Rows[] inputs) {
      output.resize(inputs[0].count());
      output.put(inputs[0], 0);
      for (int i = 1; i < inputs.length; i++) {
        arithmetic.add(inputs[i], output);
      }
    }

    /** Each input has the gradient of the sum. */
    @Override
    public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
      for (Rows copy : copies) {
        copy.resize(outputGradient.count());
        copy.put(outputGradient, 0);
      }
    }
  }
}
