package io.ganglion.engine.data.encoding;

/** What a network's outputs say of one target column in one row. */
public sealed interface Prediction permits NumberPrediction, CategoryPrediction {
  /** The target column's name. */
  String column();
}
