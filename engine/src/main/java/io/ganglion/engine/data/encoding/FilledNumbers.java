package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quantile;
import java.util.stream.IntStream;

/**
 * A column of numbers or dates in which a missing one is replaced, before it is scaled.
 *
 * @param numbers how the numbers are scaled, or which parts of the dates are used; fitted with the gaps filled
 * @param fill the replacement, in the column's own unit; finite
 * @param indicator whether one more number is 1 where there was no value, else 0
 */
public record FilledNumbers(ColumnEncoding numbers, double fill, boolean indicator) implements ColumnEncoding {
  /** Checks that the replacement is finite, and fills numbers or dates. */
  public FilledNumbers {
    if (!(numbers instanceof NumberEncoding) && !(numbers instanceof DateEncoding)) {
      throw new IllegalArgumentException("column '" + numbers.column() + "' can't be filled with a number");
    }
    if (!Double.isFinite(fill)) {
      throw new IllegalArgumentException("column '" + numbers.column() + "' can't be filled with " + fill);
    }
  }

  static FilledNumbers fit(NumberColumn values, int[] rows, ColumnPlan plan) {
    double fill = fill(values, rows, plan.missing());
    NumberColumn filled = filled(values, fill);
    ColumnEncoding numbers = values.type() == Column.Type.DATE
        ? DateEncoding.fit(filled, rows, plan.date(), plan.scaling())
        : NumberEncoding.fit(filled, rows, plan.scaling());
    return new FilledNumbers(numbers, fill, plan.missing().indicator());
  }

  private static double fill(NumberColumn values, int[] rows, Missing missing) {
    if (missing.policy() == Missing.Policy.CONSTANT) {
      return missing.number();
    }
    int[] known = IntStream.of(rows).filter(row -> !values.isMissing(row)).toArray();
    if (known.length == 0) {
      throw Gaps.only(values.name());
    }
    double fill = switch (missing.policy()) {
      case MEAN -> NumberEncoding.mean(values, known);
      case MEDIAN -> Quantile.of(NumberEncoding.sorted(values, known), 0.5);
      case MOST_FREQUENT -> mostFrequent(NumberEncoding.sorted(values, known));
      case FAIL, DROP_ROW, CONSTANT -> throw new IllegalArgumentException(missing.policy() + " finds no value to fill");
    };
    if (!Double.isFinite(fill)) {
      throw new DataException("the numbers are too large for their mean to be one", DataException.NO_ROW,
          values.name(), "divide the column by a power of ten");
    }
    return fill;
  }

  /** The value of the longest run, the first of equals. */
  private static double mostFrequent(double[] sorted) {
    int longest = 0;
    double value = sorted[0];
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        if (i - start > longest) {
          longest = i - start;
          value = sorted[start];
        }
        start = i;
      }
    }
    return value;
  }

  private static NumberColumn filled(NumberColumn values, double fill) {
    double[] filled = values.values().clone();
    for (int row = 0; row < filled.length; row++) {
      if (values.isMissing(row)) {
        filled[row] = fill;
      }
    }
    return new NumberColumn(values.name(), values.type(), filled);
  }

  @Override
  public String column() {
    return numbers.column();
  }

  @Override
  public Column.Type type() {
    return numbers.type();
  }

  @Override
  public int width() {
    return numbers.width() + (indicator ? 1 : 0);
  }

  @Override
  public boolean fillsGaps() {
    return true;
  }

  @Override
  public void encode(Column values, int[] rows, double[] into, int at, int stride) {
    numbers.encode(values instanceof NumberColumn x ? filled(x, fill) : values, rows, into, at, stride);
    if (indicator) {
      Gaps.indicate(values, rows, into, at + numbers.width(), stride);
    }
  }

  @Override
  public Prediction decode(double[] outputs, int at) {
    return numbers.decode(outputs, at);
  }
}
