package io.ganglion.engine.network;

import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows all numbers of an image as one row, for what takes rows. Has no parameters, and copies nothing. */
public final class FlattenLayer implements BoundLayer {
  static final String KIND = "flatten";

  private final Shape.Grid image;

  public FlattenLayer(Shape.Grid image) {
    this.image = image;
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    if (StoredShape.read(in) instanceof Shape.Grid image) {
      return new FlattenLayer(image);
    }
    throw new IllegalArgumentException("only images are flattened");
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    StoredShape.write(image, out);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    return Optional.of(new RowsExpression.Flat(inputs.get(0), pixels()));
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of(image.features());
  }

  @Override
  public int outputWidth() {
    return pixels() * image.features();
  }

  private int pixels() {
    return image.height() * image.width();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (!inputs.equals(List.of(image))) {
      throw new IllegalArgumentException("a layer for " + image + " isn't for " + inputs.get(0));
    }
    return new Shape.Row(outputWidth());
  }

  @Override
  public boolean keepsRows() {
    return false;
  }

  @Override
  public int rows(int rows) {
    return 1;
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    throw new IllegalStateException("rows become fewer: whose they are has to be seen");
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic, int node, Ragged in, Ragged out) {
    return new FlattenPass(in, out, pixels(), new Rows(arithmetic.precision(), outputWidth()),
        new Rows(arithmetic.precision(), image.features()));
  }

  private record FlattenPass(Ragged in, Ragged out, int pixels, Rows output, Rows inputGradient) implements Pass {
    @Override
    public Rows[] inputGradients(Rows outputGradient) {
      return new Rows[] {inputGradient};
    }

    @Override
    public void forward(Parameters parameters, Rows[] inputs) {
      out.beginAs(in);
      for (int e = 0; e < in.count(); e++) {
        out.addNextOf(in, 1);
      }
      output.show(inputs[0].numbers(), inputs[0].offset(), inputs[0].count() / pixels);
    }

    @Override
    public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
      inputGradient.show(outputGradient.numbers(), outputGradient.offset(), outputGradient.count() * pixels);
    }
  }
}
