package io.ganglion.layers;

/** In which order a recurrent layer reads the steps of a sequence. */
public enum Direction {
  /** From the first step to the last. */
  FORWARD,
  /** From the last step to the first. */
  BACKWARD,
  /** Both ways, with parameters of its own for each; the outputs of the forward direction come first. */
  BIDIRECTIONAL;

  /** How many times the layer reads a sequence. */
  int count() {
    return this == BIDIRECTIONAL ? 2 : 1;
  }

  /** Whether one of its ways begins with the last step: what comes out can't be known before a sequence has ended. */
  boolean needsTheEnd() {
    return this != FORWARD;
  }

  /** Whether way {@code index} of {@link #count} begins with the last step. */
  boolean isBackward(int index) {
    return this == BACKWARD || index == 1;
  }
}
