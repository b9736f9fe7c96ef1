package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An example as it goes into exports.
 *
 * @param rows a row for each step of a sequence, else one; in each a value for each input column: a {@link Double}, a
 *     {@link Moment}, a text, or the bytes of an image; null where there is none, but NaN for numbers
 */
record ExportExample(List<List<@Nullable Object>> rows) {
  /**
   * A date.
   *
   * @param text as it is written in a table
   * @param seconds since 1970, UTC
   */
  record Moment(String text, double seconds) {}

  /**
   * Some rows of a table.
   *
   * @param written its columns of dates as they are written, if it has them
   */
  static ExportExample of(ExportedModel model, Table table, Function<String, Optional<Column>> written, int... rows) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      for (ColumnEncoding input : model.inputs()) {
        values.add(value(table.column(input.column()).orElseThrow(), input, written, row));
      }
      all.add(Collections.unmodifiableList(values));
    }
    return new ExportExample(all);
  }

  private static @Nullable Object value(Column column, ColumnEncoding input,
      Function<String, Optional<Column>> written, int row) {
    if (column instanceof ImageColumn images) {
      return images.images().get(row).values();
    } else if (column instanceof TextColumn texts) {
      return texts.text(row);
    } else if (column instanceof NumberColumn numbers && input.type() == Column.Type.NUMBER) {
      return numbers.values()[row];
    } else if (column.isMissing(row)) {
      return null;
    }
    String text = written.apply(input.column()).orElse(column).text(row);
    return column instanceof NumberColumn dates ? new Moment(text, dates.values()[row]) : text;
  }

  /** A row's numbers, without dates. */
  double[] numbers(int row) {
    return rows.get(row).stream().filter(Double.class::isInstance).mapToDouble(value -> (Double) value).toArray();
  }

  /** A row's texts, with dates. */
  @Nullable String[] texts(int row) {
    return rows.get(row).stream().filter(value -> !(value instanceof Double) && !(value instanceof byte[]))
        .map(value -> value instanceof Moment moment ? moment.text : (String) value).toArray(String[]::new);
  }

  /** A row's images. */
  byte[][] images(int row) {
    return rows.get(row).stream().filter(byte[].class::isInstance).map(value -> (byte[]) Objects.requireNonNull(value))
        .toArray(byte[][]::new);
  }

  /** The only value of the only row. */
  String text() {
    return (String) Objects.requireNonNull(rows.get(0).get(0));
  }

  /** Shows what is in arrays. */
  @Override
  public String toString() {
    return rows.stream().map(row -> row.stream()
        .map(value -> value instanceof byte[] image ? Arrays.toString(image) : String.valueOf(value)).toList())
        .toList().toString();
  }
}
