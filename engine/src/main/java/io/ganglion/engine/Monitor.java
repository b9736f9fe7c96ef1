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
   * @param examples of validation, or of training if it {@link #measures} them
   * @return NaN if it isn't defined there: such parameters are never the best
   */
  double of(double[] outputs, Examples examples);

  /**
   * Whether it is measured on the training examples, too, to be seen beside those of validation. That takes about a
   * third of the time of each epoch.
   */
  default boolean measures(Examples training) {
    return false;
  }
}
