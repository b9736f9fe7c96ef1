package io.ganglion.tables;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of the rows of a source: those that were read are used, or left out for a reason that has a name.
 * Readers, and what chooses among their rows, settle one at their end; the two sides are counted in different places,
 * so that a row that gets lost between them is noticed.
 *
 * @param source the file, as messages name it
 * @param read how many rows there are
 * @param used how many came out
 * @param leftOut by reason, such as {@code blank}
 */
public record RowAccount(String source, long read, long used, Map<String, Long> leftOut) {
  /** @throws IllegalStateException if it doesn't come out: that is a bug */
  public RowAccount {
    leftOut = new LinkedHashMap<>(leftOut);
    leftOut.values().removeIf(count -> count == 0);
    long named = leftOut.values().stream().mapToLong(Long::longValue).sum();
    if (read != used + named || leftOut.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalStateException("of the " + read + " rows of '" + source + "', " + used + " are used and " + named
          + " left out" + (leftOut.isEmpty() ? "" : leftOut.entrySet().stream()
              .map(reason -> reason.getValue() + " " + reason.getKey()).collect(Collectors.joining(", ", " (", ")"))));
    }
  }

  /** Settles that every row is used. */
  public static void requireAll(String source, long read, long used) {
    require(source, read, used, Map.of());
  }

  /** Settles that every row is used, or left out for one of some reasons. */
  public static void require(String source, long read, long used, Map<String, Long> leftOut) {
    new RowAccount(source, read, used, leftOut);
  }
}
