package io.ganglion.experiments.data;

import io.ganglion.engine.data.CategoryColumn;
import java.util.stream.IntStream;

/** Which columns of labels are texts rather than categories. */
public final class FreeText {
  /** More labels than this are asked about before each becomes an input. Chosen. */
  private static final int MANY_LABELS = 1000;
  /** More labels than this, and one for more than every second row, are text. Chosen. */
  private static final int FEW_LABELS = 20;
  /** Characters of a label, in the mean: more are several words. Chosen. */
  private static final int LONG = 20;

  private FreeText() {}

  /** Whether there are too many labels to learn anything from each. */
  public static boolean isOne(CategoryColumn labels) {
    long known = IntStream.of(labels.codes()).filter(code -> code != CategoryColumn.MISSING).count();
    return labels.labels().size() > FEW_LABELS && 2L * labels.labels().size() > known
        || labels.labels().size() > MANY_LABELS;
  }

  /** Whether its labels are texts rather than names of things: long ones. */
  public static boolean isProse(CategoryColumn labels) {
    return labels.labels().stream().mapToInt(String::length).average().orElse(0) > LONG;
  }
}
