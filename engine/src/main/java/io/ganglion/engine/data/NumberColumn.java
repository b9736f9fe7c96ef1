package io.ganglion.engine.data;

import io.ganglion.api.host.ArrayText;
import io.ganglion.api.host.ShortestDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers.
 *
 * @param type {@link Column.Type#NUMBER}, or {@link Column.Type#DATE} if they are seconds since the first of 1970, UTC
 * @param values one per row, NaN where there is none; taken over without a copy, not to be changed
 */
public record NumberColumn(String name, Type type, double[] values) implements Column {
  /** A column of numbers that are no dates. */
  public NumberColumn(String name, double[] values) {
    this(name, Type.NUMBER, values);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public NumberColumn rows(int[] chosen) {
    return new NumberColumn(name, type, IntStream.of(chosen).mapToDouble(row -> values[row]).toArray());
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? ""
        : type == Type.DATE ? date(values[row])
        : ShortestDecimal.of(values[row]);
  }

  /** The day alone at midnight, which is how days are read. */
  private static String date(double seconds) {
    LocalDateTime date = LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    return date.toLocalTime().equals(LocalTime.MIDNIGHT) ? date.toLocalDate().toString() : date.toString();
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberColumn that && name.equals(that.name) && type.equals(that.type)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, Arrays.hashCode(values));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "NumberColumn[name=" + name + ", type=" + type + ", values=" + ArrayText.of(values) + "]";
  }
}
