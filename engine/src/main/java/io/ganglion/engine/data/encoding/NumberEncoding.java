package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quantile;
import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A column of numbers, scaled: z = (x - shift) / scale.
 *
 * @param scaling how shift and scale were chosen
 * @param shift the mean ({@link Scaling#STANDARD}), the least value ({@link Scaling#MIN_MAX}), the median
 *     ({@link Scaling#ROBUST}) or 0
 * @param scale the standard deviation, the range, the interquartile range or 1; 1 for a column of one
 *     value, or of one value from the first quartile to the third
 */
public record NumberEncoding(String column, Scaling scaling, double shift, double scale) implements ColumnEncoding {
  /** The squares of what is less lose digits, or are 0. */
  private static final double TINY = 0x1p-480;

  /** Checks that both numbers are finite and the scale is greater than 0. */
  public NumberEncoding {
    if (!Double.isFinite(shift) || !Double.isFinite(scale) || scale <= 0) {
      throw new IllegalArgumentException(
          "column '" + column + "' can't be scaled by (x - " + shift + ") / " + scale);
    }
  }

  /**
   * Fits {@code scaling} to {@code rows} of a column, at least one.
   *
   * <p>Sums are {@link RowSum}s over the rows as given. The mean is corrected by the mean of what is left (which would
   * be 0 in exact arithmetic), and the variance by its square, as scikit-learn does: a column far from 0 loses nothing.
   *
   * @throws DataException if a row holds no finite number, or the numbers lie too far apart for their spread to be one
   */
  static NumberEncoding fit(NumberColumn values, int[] rows, Scaling scaling) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      double x = finite(values, row);
      least = Math.min(least, x);
      greatest = Math.max(greatest, x);
    }
    if (scaling == Scaling.NONE) {
      return new NumberEncoding(values.name(), scaling, 0, 1);
    }
    if (least == greatest) {
      return new NumberEncoding(values.name(), scaling, least, 1);
    }
    double shift;
    double scale;
    switch (scaling) {
      case STANDARD -> {
        shift = mean(values, rows);
        scale = deviation(values, rows, shift, greatest - least < TINY ? powerOfTwo(greatest - least) : 1);
      }
      case ROBUST -> {
        double[] sorted = sorted(values, rows);
        shift = Quantile.of(sorted, 0.5);
        scale = Quantile.of(sorted, 0.75) - Quantile.of(sorted, 0.25);
      }
      default -> {
        shift = least;
        scale = greatest - least;
      }
    }
    if (!Double.isFinite(shift) || !Double.isFinite(scale)) {
      throw new DataException("the numbers from " + ShortestDecimal.of(least) + " to "
          + ShortestDecimal.of(greatest) + " lie too far apart to be scaled",
          DataException.NO_ROW, values.name(), "divide the column by a power of ten");
    }
    // Of values of which most are equal, the interquartile range is 0.
    return new NumberEncoding(values.name(), scaling, shift, scale == 0 ? 1 : scale);
  }

  /** Whether all of these rows hold the same number. */
  static boolean isConstant(NumberColumn values, int[] rows) {
    return IntStream.of(rows).allMatch(row -> values.values()[row] == values.values()[rows[0]]);
  }

  /** The numbers of these rows, ascending. */
  static double[] sorted(NumberColumn values, int[] rows) {
    double[] sorted = IntStream.of(rows).mapToDouble(row -> values.values()[row]).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  static double mean(NumberColumn values, int[] rows) {
    RowSum sum = new RowSum();
    for (int row : rows) {
      sum.add(values.values()[row]);
    }
    double mean = sum.total() / rows.length;
    for (int row : rows) {
      sum.add(values.values()[row] - mean);
    }
    return mean + sum.total() / rows.length;
  }

  private static double powerOfTwo(double value) {
    return Math.scalb(1.0, Math.getExponent(value));
  }

  /** @param unit in which differences are squared, a power of two, so that squares don't vanish */
  private static double deviation(NumberColumn values, int[] rows, double mean, double unit) {
    RowSum differences = new RowSum();
    RowSum squares = new RowSum();
    for (int row : rows) {
      double difference = (values.values()[row] - mean) / unit;
      differences.add(difference);
      squares.add(difference * difference);
    }
    double left = differences.total();
    return Math.sqrt((squares.total() - left * left / rows.length) / rows.length) * unit;
  }

  @Override
  public Column.Type type() {
    return Column.Type.NUMBER;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    if (!(values instanceof NumberColumn x)) {
      throw new DataException("labels were found where numbers are expected", DataException.NO_ROW, column,
          "every value has to be a number");
    }
    for (int i = 0; i < rows.length; i++) {
      double z = (finite(x, rows[i]) - shift) / scale;
      if (!Double.isFinite(z)) {
        throw new DataException(x.text(rows[i]) + " is too far from the numbers that the scaling was fitted to",
            rows[i], column, "a number in the neighbourhood of " + ShortestDecimal.of(shift) + " is expected");
      }
      numbers[at + i * stride] = z;
    }
  }

  /** The number in the column's own unit that {@code z} stands for. */
  public double unscale(double z) {
    return z * scale + shift;
  }

  @Override
  public NumberPrediction decode(double[] outputs, int at) {
    return new NumberPrediction(column, unscale(outputs[at]));
  }

  private static double finite(NumberColumn values, int row) {
    double x = values.values()[row];
    if (values.isMissing(row)) {
      throw Gaps.at(row, values.name());
    }
    if (Double.isInfinite(x)) {
      throw new DataException(x + " is not a finite number", row, values.name(), "every value has to be one");
    }
    return x;
  }
}
