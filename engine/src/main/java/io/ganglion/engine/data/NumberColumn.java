package io.ganglion.engine.data;

/**
 * A column of numbers.
 *
 * @param values one per row; taken over without a copy, not to be changed
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
  public String text(int row) {
    return Double.toString(values[row]);
  }
}
