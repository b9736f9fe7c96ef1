package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.Values;
import java.util.List;

/**
 * Dropout (Srivastava et al. 2014), inverted: in training, each number is 0 with the probability {@code rate} and else
 * divided by {@code 1 - rate}; in predictions nothing happens. The rate is rounded to a multiple of 2⁻¹⁶, for four
 * numbers share 64 random bits.
 */
@Plugin(name = "dropout", summary = "In training, sets numbers to 0 at random and enlarges the others.",
    api = Api.LEVEL)
public record Dropout(
    @Setting("probability that a number becomes 0, from 0 to less than 1") double rate,
    @Setting("whether all steps of a sequence, or pixels of an image, lose the same features (Gal and Ghahramani 2016)")
    boolean wholeSequence) implements ExportableLayer {
  private static final int BITS = 16;
  private static final int ONE = 1 << BITS;

  public Dropout() {
    this(0.5, false); // 0.5: Srivastava et al.
  }

  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new InvalidSettingException("rate", "must be 0 or greater and less than 1, but is " + rate);
    }
    if (bound(rate) == ONE) {
      throw new InvalidSettingException("rate", "must be at most 0.99998, but is " + rate);
    }
  }

  private static int bound(double rate) {
    return (int) Math.round(rate * ONE);
  }

  @Override
  public Form form(Shape input) {
    if (input instanceof Shape.Tokens) {
      throw new UnsuitableShapeException("numbers");
    }
    return new Form(input);
  }

  @Override
  public boolean isFixed() {
    return rate == 0;
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return x;
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new DropoutPass(bound(rate), wholeSequence, input.features(), maths);
  }

  /** One thread's way; forward and back it asks for the same bits. */
  private static final class DropoutPass implements Pass {
    private static final int NUMBERS_PER_BITS = Long.SIZE / BITS;

    private final int bound;
    private final boolean wholeSequence;
    private final Maths maths;
    private final Values y;
    private final Values dx;

    DropoutPass(int bound, boolean wholeSequence, int features, Maths maths) {
      this.bound = bound;
      this.wholeSequence = wholeSequence;
      this.maths = maths;
      this.y = maths.values(features);
      this.dx = maths.values(features);
    }

    @Override
    public Values forward(Batch batch, Values x, List<Matrix> blocks) {
      return batch.isTraining() && bound > 0 ? dropped(batch, x, y) : x;
    }

    @Override
    public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
      return isAsked && batch.isTraining() && bound > 0 ? dropped(batch, dy, dx) : dy;
    }

    @Override
    public List<List<Sum>> sums() {
      return List.of();
    }

    private Values dropped(Batch batch, Values from, Values to) {
      to.resize(from.rows());
      int columns = from.columns();
      int bitsPerRow = (columns + NUMBERS_PER_BITS - 1) / NUMBERS_PER_BITS;
      for (int example = 0; example < batch.examples(); example++) {
        int start = batch.start(example);
        for (int row = start; row < batch.start(example + 1); row++) {
          long index = wholeSequence ? 0 : (long) (row - start) * bitsPerRow;
          int fromAt = from.at() + row * columns;
          int toAt = to.at() + row * columns;
          if (maths.isDouble()) {
            drop(batch, example, index, bound, from.doubles(), fromAt, to.doubles(), toAt, columns);
          } else {
            drop(batch, example, index, bound, from.floats(), fromAt, to.floats(), toAt, columns);
          }
        }
      }
      return to;
    }

    // region double form, with the documentation of both
    /** One row; its random bits are those from {@code index} on. */
    private static void drop(Batch batch, int example, long index, int bound, double[] from, int fromAt, double[] to,
        int toAt, int columns) {
      double scale = ONE;
      scale /= ONE - bound;
      long bits = 0;
      for (int j = 0; j < columns; j++) {
        bits = j % NUMBERS_PER_BITS == 0 ? batch.bits(example, index + j / NUMBERS_PER_BITS) : bits >>> BITS;
        to[toAt + j] = (bits & (ONE - 1)) < bound ? 0 : from[fromAt + j] * scale;
      }
    }
    // endregion

    // region float form: made by .ci/float-forms
    /** As for {@code double}. */
    private static void drop(Batch batch, int example, long index, int bound, float[] from, int fromAt, float[] to,
        int toAt, int columns) {
      float scale = ONE;
      scale /= ONE - bound;
      long bits = 0;
      for (int j = 0; j < columns; j++) {
        bits = j % NUMBERS_PER_BITS == 0 ? batch.bits(example, index + j / NUMBERS_PER_BITS) : bits >>> BITS;
        to[toAt + j] = (bits & (ONE - 1)) < bound ? 0 : from[fromAt + j] * scale;
      }
    }
    // endregion
  }
}
