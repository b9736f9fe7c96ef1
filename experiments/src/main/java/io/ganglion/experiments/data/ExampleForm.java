package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What the rows of a table are to a network: examples each, steps of sequences, or a series cut into windows. */
interface ExampleForm {
  /** What examples are encoded for. */
  enum Use {
    TRAINING,
    /** Validation or test. */
    JUDGING
  }

  /** Fitted on the training part; every example counts once. */
  Preprocessing preprocessing();

  /** Which examples serve what. */
  Split split();

  /** Which rows of the table serve what. */
  default Split rows() {
    return split();
  }

  /**
   * Some examples, encoded.
   *
   * @param fitted {@link #preprocessing}, perhaps with weights
   * @param examples which ones, in that order
   * @throws io.ganglion.engine.data.DataException if a value can't be encoded
   */
  Examples encode(Preprocessing fitted, int[] examples, Use use);

  /** What was noticed when the rows were cut. */
  default List<Problem> warnings() {
    return List.of();
  }

  /** How a series was cut. */
  default Optional<Windows> windows() {
    return Optional.empty();
  }
}
