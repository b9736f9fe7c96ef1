package io.ganglion.tables.jdbc;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is sorted: numbers by their values, dates and times as they follow one another, other values as text by
 * its UTF-16 code units, whatever the database's collation. Where a column has several, numbers come first, then dates
 * and times, then text.
 *
 * @param parts one for each column of the key
 */
record RowKey(List<Part> parts) implements Comparable<RowKey> {
  /** One value of a key: the number, or the date or time, if it is one; and its text. */
  record Part(@Nullable BigDecimal number, @Nullable Object time, String text) implements Comparable<Part> {
    static Part of(Object value) {
      String text = CellValue.text(value);
      boolean isTime = value instanceof Temporal || value instanceof CellValue.LocalDateTimeInUtc;
      return new Part(number(value, text), isTime ? value : null, text);
    }

    private static @Nullable BigDecimal number(Object value, String text) {
      return !(value instanceof Number) || value instanceof Double d && !Double.isFinite(d)
          || value instanceof Float f && !Float.isFinite(f) ? null : new BigDecimal(text);
    }

    private int rank() {
      return number != null ? 0 : time != null ? 1 : 2;
    }

    @Override
    @SuppressWarnings("unchecked") // two values of the same class of java.time can be compared
    public int compareTo(Part other) {
      if (number != null && other.number != null) {
        return number.compareTo(other.number);
      }
      if (time != null && other.time != null && time.getClass() == other.time.getClass()) {
        return ((Comparable<Object>) time).compareTo(other.time);
      }
      int ranks = Integer.compare(rank(), other.rank());
      return ranks == 0 ? text.compareTo(other.text) : ranks;
    }
  }

  /** Of the values of the key's columns, none of them null. */
  static RowKey of(List<Object> values) {
    List<Part> parts = new ArrayList<>(values.size());
    for (Object value : values) {
      parts.add(Part.of(value));
    }
    return new RowKey(parts);
  }

  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < parts.size(); i++) {
      int compared = parts.get(i).compareTo(other.parts.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  /** With the names of its columns: {@code id 17}, {@code year 2024, month 2}. */
  String named(List<String> columns) {
    StringBuilder named = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      named.append(i == 0 ? "" : ", ").append(columns.get(i)).append(' ').append(parts.get(i).text());
    }
    return named.toString();
  }
}
