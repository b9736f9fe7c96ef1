package io.ganglion.layers;

/** Where the windows of a pool lie. */
public enum PoolPadding {
  /** Within the sequence or image: what is behind the last whole window is left out. */
  VALID,
  /**
   * Around as many places as there are, divided by the stride and rounded up: of the outer ones, only what is inside
   * counts.
   */
  SAME
}
