package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row, given as values by the names of columns. */
final class NamedRow {
  private static final double SECONDS_PER_DAY = 86_400;

  private final Preprocessing preprocessing;
  private final Map<String, ?> values;

  NamedRow(Preprocessing preprocessing, Map<String, ?> values) {
    this.preprocessing = preprocessing;
    this.values = values;
  }

  /** The columns of inputs, each with one row. */
  Table table() {
    Map<String, String> patterns = preprocessing.datePatterns();
    List<Column> columns = new ArrayList<>();
    for (ColumnEncoding input : preprocessing.inputs()) {
      String name = input.column();
      Object value = input.type() == Column.Type.TEXT ? values.get(name) : value(name, labels(input));
      if (value == null) {
        requireGapAllowed(input);
      }
      columns.add(switch (input.type()) {
        case NUMBER -> new NumberColumn(name, new double[] {value == null ? Double.NaN : number(name, value)});
        case DATE -> new NumberColumn(name, Column.Type.DATE,
            new double[] {value == null ? Double.NaN : seconds(name, value, patterns.getOrDefault(name, ""))});
        case CATEGORY, BOOLEAN -> value == null
            ? new CategoryColumn(name, List.of(), new int[] {CategoryColumn.MISSING})
            : CategoryColumn.of(name, label(name, value));
        case IMAGE -> new ImageColumn(name, List.of(image(name, value)));
        case TEXT -> TextColumn.of(name, text(name, Objects.requireNonNull(value)));
      });
    }
    return new Table(columns);
  }

  /** The labels that a column is known to have, but for that which stands for gaps; none if it has no labels. */
  private static List<String> labels(ColumnEncoding input) {
    if (input instanceof FilledLabels filled) {
      return filled.labels().labels().stream().filter(label -> !label.equals(filled.fill())).toList();
    }
    return input instanceof CategoryEncoding labels ? labels.labels() : List.of();
  }

  /**
   * The column's value, a text without the blanks around it; null if there is none. What usually stands for no value is
   * a label where training rows had it as one: {@code NA} may be Namibia.
   */
  private @Nullable Object value(String column, List<String> labels) {
    Object value = values.get(column);
    if (value instanceof CharSequence || value instanceof Character) {
      String text = value.toString().strip();
      return Gaps.isOne(text) && !labels.contains(text) ? null : text;
    }
    return value instanceof Double number && number.isNaN() || value instanceof Float single && single.isNaN()
        ? null : value;
  }

  private void requireGapAllowed(ColumnEncoding input) {
    String name = input.column();
    Optional<String> near = values.containsKey(name) ? Optional.empty()
        : values.keySet().stream().filter(key -> plain(key).equals(plain(name))).map(String::valueOf).sorted()
            .findFirst();
    if (near.isPresent()) {
      throw new DataException("the row names it '" + near.get() + "'", DataException.NO_ROW, name,
          "columns are found by their exact names");
    }
    if (!input.fillsGaps()) {
      throw new DataException("the row has no value for it", DataException.NO_ROW, name, "the model needs one; the row "
          + (values.isEmpty() ? "is empty" : "has " + Quoted.list(values.keySet().stream().map(String::valueOf)
              .sorted().toList())));
    }
  }

  /** Names that differ in case, hyphens, underscores and blanks alone are the same. */
  private static String plain(@Nullable String name) {
    return String.valueOf(name).replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT);
  }

  private static double number(String column, Object value) {
    double number = value instanceof Number x ? x.doubleValue()
        : value instanceof String text ? NumberText.parse(text) : Double.NaN;
    if (Double.isNaN(number)) {
      throw new DataException(shown(value) + " is not a number", DataException.NO_ROW, column,
          "a number is expected, or a text such as 12, -0.5 or 1.5e-3");
    }
    return number;
  }

  private static double seconds(String column, Object value, String pattern) {
    double seconds = value instanceof String text ? DateText.of(pattern).parse(text) : seconds(value);
    if (Double.isNaN(seconds)) {
      throw new DataException(shown(value) + " is not a date", DataException.NO_ROW, column,
          "a date or time of java.time is expected, or a text " + (pattern.isEmpty()
              ? "such as 2024-02-29 or 2024-02-29T13:45" : "that the pattern '" + pattern + "' reads"));
    }
    return seconds;
  }

  /** What a file would hold of it: whole seconds. */
  private static double seconds(Object value) {
    try {
      if (value instanceof LocalDate date) {
        return date.toEpochDay() * SECONDS_PER_DAY;
      }
      return value instanceof LocalDateTime time ? time.toEpochSecond(ZoneOffset.UTC)
          : value instanceof OffsetDateTime time ? time.toEpochSecond()
          : value instanceof ZonedDateTime time ? time.toEpochSecond()
          : value instanceof Instant instant ? instant.getEpochSecond()
          : Double.NaN;
    } catch (DateTimeException e) {
      return Double.NaN; // further away than any calendar
    }
  }

  private static String label(String column, Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Double || value instanceof Float) {
      return ShortestDecimal.of(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return number.toString();
    }
    throw new DataException(shown(value) + " is not a label", DataException.NO_ROW, column,
        "a text is expected, a number, a truth value or a constant of an enum");
  }

  private static Image image(String column, @Nullable Object value) {
    if (value instanceof Image image) {
      return image;
    }
    throw new DataException(value == null ? "there is no image" : shown(value) + " is not an image",
        DataException.NO_ROW, column, "an io.ganglion.engine.data.Image is expected");
  }

  /** As it is, blanks at the ends included. */
  private static String text(String column, Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    throw new DataException(shown(value) + " is not a text", DataException.NO_ROW, column, "a text is expected");
  }

  private static String shown(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean ? "'" + value + "'"
        : "a " + value.getClass().getName();
  }
}
