package io.ganglion.engine;

import io.ganglion.engine.data.Examples;

/** A metric of the validation examples, by which the best parameters are kept rather than by their loss. */
public interface Monitor {
  /** For people, such as {@code roc-auc}. */
  String name();

  /** Whether better parameters have more of it. */
  boolean higherIsBetter();

  /**
   * Measures.
   *
   * @param outputs the network's for each of the examples, row after row
   * @return NaN if it isn't defined there: such parameters are never the best
   */
  double of(double[] outputs, Examples validation);
}
