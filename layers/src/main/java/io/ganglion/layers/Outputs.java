package io.ganglion.layers;

/** Which rows a recurrent layer gives. */
public enum Outputs {
  /** One for each step. */
  ALL,
  /**
   * One for each sequence: that of the step that each direction reads last, which is the first step of the sequence
   * for the backward direction.
   */
  LAST
}
