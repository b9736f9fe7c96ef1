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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns of one input from values of any kind, as {@link Preprocessing#table} takes them. Immutable, safe for
 * concurrent use.
 */
public final class GivenColumn {
  private static final double SECONDS_PER_DAY = 86_400;

  private final ColumnEncoding input;
  private final String pattern;
  private final DateText dates;
  private final List<String> labels;

  /** @param pattern of a column of dates */
  GivenColumn(ColumnEncoding input, String pattern) {
    this.input = input;
    this.pattern = pattern;
    this.dates = DateText.of(pattern);
    this.labels = labels(input);
  }

  /** The labels that a column is known to have, but for that which stands for gaps; none if it has no labels. */
  private static List<String> labels(ColumnEncoding input) {
    if (input instanceof FilledLabels filled) {
      return filled.labels().labels().stream().filter(label -> !label.equals(filled.fill())).toList();
    }
    return input instanceof CategoryEncoding labels ? labels.labels() : List.of();
  }

  /** The input that it is for. */
  public ColumnEncoding input() {
    return input;
  }

  /** Whether a value is none: null, NaN, or a text that stands for none. */
  public boolean isGap(@Nullable Object value) {
    return (input.type() == Column.Type.TEXT ? value : value(value)) == null;
  }

  /**
   * The column that has these values.
   *
   * @param values one per row; gaps only where the input {@linkplain ColumnEncoding#fillsGaps fills} them
   * @throws DataException if a value is of another kind, without its row
   */
  public Column of(List<? extends @Nullable Object> values) {
    String name = input.column();
    return switch (input.type()) {
      case NUMBER, DATE -> new NumberColumn(name, input.type(), numbers(values));
      case CATEGORY, BOOLEAN -> CategoryColumn.of(name, labels(values));
      case IMAGE -> new ImageColumn(name, values.stream().map(this::image).toList());
      case TEXT -> new TextColumn(name, values.stream().map(value -> text(Objects.requireNonNull(value))).toList());
    };
  }

  private double[] numbers(List<? extends @Nullable Object> values) {
    double[] numbers = new double[values.size()];
    for (int row = 0; row < numbers.length; row++) {
      Object value = value(values.get(row));
      numbers[row] = value == null ? Double.NaN : input.type() == Column.Type.DATE ? seconds(value) : number(value);
    }
    return numbers;
  }

  /** Null where there is none. */
  private List<String> labels(List<? extends @Nullable Object> values) {
    List<String> texts = new ArrayList<>(values.size());
    for (Object each : values) {
      Object value = value(each);
      texts.add(value == null ? null : label(value));
    }
    return texts;
  }

  /**
   * The value, a text without the blanks around it; null if there is none. What usually stands for no value is a label
   * where training rows had it as one: {@code NA} may be Namibia.
   */
  private @Nullable Object value(@Nullable Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      String text = value.toString().strip();
      return Gaps.isOne(text) && !labels.contains(text) ? null : text;
    }
    return value instanceof Double number && number.isNaN() || value instanceof Float single && single.isNaN()
        ? null : value;
  }

  private double number(Object value) {
    double number = value instanceof Number x ? x.doubleValue()
        : value instanceof String text ? NumberText.parse(text) : Double.NaN;
    if (Double.isNaN(number)) {
      throw new DataException(shown(value) + " is not a number", DataException.NO_ROW, input.column(),
          "a number is expected, or a text such as 12, -0.5 or 1.5e-3");
    }
    return number;
  }

  private double seconds(Object value) {
    double seconds = value instanceof String text ? dates.parse(text) : secondsOf(value);
    if (Double.isNaN(seconds)) {
      throw new DataException(shown(value) + " is not a date", DataException.NO_ROW, input.column(),
          "a date or time of java.time is expected, or a text " + (pattern.isEmpty()
              ? "such as 2024-02-29 or 2024-02-29T13:45" : "that the pattern '" + pattern + "' reads"));
    }
    return seconds;
  }

  /** What a file would hold of it: whole seconds. */
  private static double secondsOf(Object value) {
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

  private String label(Object value) {
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
    throw new DataException(shown(value) + " is not a label", DataException.NO_ROW, input.column(),
        "a text is expected, a number, a truth value or a constant of an enum");
  }

  private Image image(@Nullable Object value) {
    if (value instanceof Image image) {
      return image;
    }
    throw new DataException(value == null ? "there is no image" : shown(value) + " is not an image",
        DataException.NO_ROW, input.column(), "an io.ganglion.engine.data.Image is expected");
  }

  /** As it is, blanks at the ends included. */
  private String text(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    throw new DataException(shown(value) + " is not a text", DataException.NO_ROW, input.column(),
        "a text is expected");
  }

  private static String shown(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean ? "'" + value + "'"
        : "a " + value.getClass().getName();
  }
}
