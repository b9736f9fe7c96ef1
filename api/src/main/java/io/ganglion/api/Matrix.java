package io.ganglion.api;

/** The parameters of one {@link Block}, as they are in this step. */
public interface Matrix {
  /** As its block. */
  int rows();

  /** As its block, all groups together. */
  int columns();

  /** The parameters themselves, row after row: not to be changed. Products are faster through {@link Maths}. */
  Values values();
}
