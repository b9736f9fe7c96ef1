package io.ganglion.tables;

import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberText;
import java.util.List;
import java.util.Set;

/**
 * Which cells say that there is no value: empty ones always, and those that hold one of these texts. A text that is a
 * number stands for that number, however it is written: -999 also for -999.0.
 */
public final class NullValues {
  /** Unless something else is said. */
  public static final List<String> USUAL = List.of("NA", "?");

  private final List<String> texts;
  private final Set<String> set;
  private final boolean usual;
  private final double[] numbers;

  /** Of these texts, without blanks around them. */
  public NullValues(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.set = Set.copyOf(texts);
    this.usual = texts.equals(USUAL);
    this.numbers = texts.stream().mapToDouble(NumberText::parse).filter(number -> !Double.isNaN(number)).toArray();
  }

  /** The texts. */
  public List<String> texts() {
    return texts;
  }

  /** Whether a cell, without blanks around it, has no value. */
  public boolean isOne(String text) {
    return usual ? Gaps.isOne(text) : text.isEmpty() || set.contains(text);
  }

  /** Whether a number stands for no value. */
  public boolean isOne(double number) {
    for (double each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }
}
