package io.ganglion.engine.data.encoding;

/** What a network's outputs say of one target column in one row. */
public sealed interface Prediction permits NumberPrediction, CategoryPrediction {
  /** The target column's name. */
  String column();

  /** For people: the target's name, then what is predicted, such as {@code species setosa (99.8 %)}. */
  String text();
}
