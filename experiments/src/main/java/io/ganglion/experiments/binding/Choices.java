package io.ganglion.experiments.binding;

import java.util.List;
import java.util.stream.Collectors;

/** A list of values that a setting takes: {@code trainer: [backprop, rprop]}. */
public final class Choices implements Dimension {
  private final String path;
  private final List<Changes> values;

  Choices(String path, List<Changes> values) {
    this.path = path;
    this.values = List.copyOf(values);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String text() {
    return values.stream().map(Changes::values).collect(Collectors.joining(", ", "[", "]"));
  }

  /** One change for each value, at least one. */
  public List<Changes> values() {
    return values;
  }

  @Override
  public Changes at(double share) {
    return values.get((int) (share * values.size()));
  }

  @Override
  public List<Changes> grid(int points) {
    return values;
  }
}
