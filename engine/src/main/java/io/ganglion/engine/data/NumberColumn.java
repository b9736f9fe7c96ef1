package io.ganglion.engine.data;

import io.ganglion.api.host.ShortestDecimal;
import java.util.stream.IntStream;

/**
 * A column of numbers.
 *
 * @param values one per row, NaN where there is none; taken over without a copy, not to be changed
 */
public record NumberColumn(String name, double[] values) implements Column {
  @Override
  public Type type() {
    return Type.NUMBER;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public NumberColumn rows(int[] chosen) {
    return new NumberColumn(name, IntStream.of(chosen).mapToDouble(row -> values[row]).toArray());
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : ShortestDecimal.of(values[row]);
  }
}
