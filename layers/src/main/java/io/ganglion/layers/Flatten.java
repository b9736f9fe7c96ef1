package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.Values;
import java.util.List;

/** All numbers of an image as one row: line by line, pixel by pixel, and the features of each. */
@Plugin(name = "flatten", summary = "Makes one row of all numbers of an image.", api = Api.LEVEL)
public record Flatten() implements ExportableLayer {
  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Grid image)) {
      throw new UnsuitableShapeException("images");
    }
    return new Form(new Shape.Row(image.height() * image.width() * image.features()));
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return new RowsExpression.Flat(x, form(input).output().features() / input.features());
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new FlattenPass(maths, form(input).output().features(), input.features());
  }

  /** The same numbers in rows of other lengths. */
  private static final class FlattenPass implements Pass {
    private final boolean isDouble;
    private final Values y;
    private final Values dx;

    FlattenPass(Maths maths, int flat, int features) {
      this.isDouble = maths.isDouble();
      this.y = maths.values(flat);
      this.dx = maths.values(features);
    }

    @Override
    public Values forward(Batch batch, Values x, List<Matrix> blocks) {
      y.resize(batch.examples());
      return copied(x, y);
    }

    @Override
    public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
      if (!isAsked) {
        return dy;
      }
      dx.resize(batch.rows());
      return copied(dy, dx);
    }

    private Values copied(Values from, Values to) {
      int size = from.rows() * from.columns();
      if (isDouble) {
        System.arraycopy(from.doubles(), from.at(), to.doubles(), to.at(), size);
      } else {
        System.arraycopy(from.floats(), from.at(), to.floats(), to.at(), size);
      }
      return to;
    }

    @Override
    public List<List<Sum>> sums() {
      return List.of();
    }
  }
}
