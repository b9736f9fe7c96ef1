package io.ganglion.api;

import java.util.Optional;

/**
 * The examples of one call, and which rows are whose: those of an example lie together, and the examples one after
 * another. There is no padding.
 */
public interface Batch {
  /** How many examples there are, at least 1. */
  int examples();

  /**
   * The index of an example's first row; the number of all rows for {@code example} = {@link #examples}.
   *
   * @param example its place in this batch, from 0
   */
  int start(int example);

  /** How many rows an example has, at least 1. */
  default int rows(int example) {
    return start(example + 1) - start(example);
  }

  /** How many rows all examples have. */
  default int rows() {
    return start(examples());
  }

  /** Whether it is computed in order to learn: only then does a layer ask for {@link #bits}. */
  boolean isTraining();

  /**
   * 64 random bits: always the same for the same step of the training, layer, example (wherever it is in the batch) and
   * index. Calls with the same index share them: a layer numbers what it needs.
   *
   * @param example its place in this batch, from 0
   * @param index from 0
   */
  long bits(int example, long index);

  /**
   * What goes on from the steps of a sequence that were seen in earlier calls; empty if every example is whole, as
   * always in training. If it is there, there is one example, whose steps these are the next of.
   */
  default Optional<Carry> carry() {
    return Optional.empty();
  }

  /**
   * The layer's {@link Form#statistics}, unless {@link #isTraining}; empty for a layer without any. Not to be changed.
   */
  double[] statistics();
}
