package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of points in time ({@link NumberColumn} of type {@link Column.Type#DATE}), of which some parts are used,
 * each scaled by itself.
 *
 * @param form how the column is read, and its parts, at least one
 * @param scaled one per part, in the same order
 */
public record DateEncoding(String column, DateForm form, List<NumberEncoding> scaled) implements ColumnEncoding {
  /** Checks that every part has its scaling. */
  public DateEncoding {
    scaled = List.copyOf(scaled);
    if (form.parts().isEmpty() || form.parts().size() != scaled.size()) {
      throw new IllegalArgumentException("column '" + column + "' can't be encoded by the parts " + form.parts());
    }
  }

  static DateEncoding fit(NumberColumn values, int[] rows, DateForm form, Scaling scaling) {
    IntStream.of(rows).filter(values::isMissing).findFirst().ifPresent(row -> {
      throw Gaps.at(row, values.name());
    });
    List<DatePart> parts = form.parts().isEmpty() ? usual(values, rows, form.pattern()) : form.parts();
    List<NumberEncoding> scaled = new ArrayList<>();
    for (DatePart part : parts) {
      scaled.add(NumberEncoding.fit(part(values, part), rows, scaling));
    }
    return new DateEncoding(values.name(), new DateForm(form.pattern(), parts), scaled);
  }

  /**
   * Of times of a day their hour and what else differs from 0; of months, quarters and weeks where they are in their
   * year; of others the parts of the day, and the hour if any.
   */
  private static List<DatePart> usual(NumberColumn values, int[] rows, String pattern) {
    if (DateText.isOfPeriods(pattern)) {
      return List.of(DatePart.YEAR, DateText.isOfWeeks(pattern) ? DatePart.DAY_OF_YEAR : DatePart.MONTH);
    }
    boolean times = DateText.isOfTimes(pattern);
    List<DatePart> parts = new ArrayList<>(times ? List.of(DatePart.HOUR)
        : List.of(DatePart.YEAR, DatePart.MONTH, DatePart.DAY, DatePart.WEEKDAY));
    for (DatePart part : times ? List.of(DatePart.MINUTE, DatePart.SECOND) : List.of(DatePart.HOUR)) {
      if (IntStream.of(rows).anyMatch(row -> part.of(values.values()[row]) != 0)) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static NumberColumn part(NumberColumn values, DatePart part) {
    double[] numbers = new double[values.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = part.of(values.values()[row]);
    }
    return new NumberColumn(values.name(), numbers);
  }

  @Override
  public Column.Type type() {
    return Column.Type.DATE;
  }

  @Override
  public int width() {
    return scaled.size();
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    if (values.type() != Column.Type.DATE) {
      throw new DataException("something else was found where dates are expected", DataException.NO_ROW, column,
          "every value has to be a date");
    }
    for (int i = 0; i < scaled.size(); i++) {
      scaled.get(i).encode(part((NumberColumn) values, form.parts().get(i)), rows, numbers, at + i, stride);
    }
  }

  @Override
  public Prediction decode(double[] outputs, int at) {
    throw new UnsupportedOperationException("a date is never predicted");
  }
}
