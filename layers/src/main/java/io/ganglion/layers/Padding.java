package io.ganglion.layers;

/** What windows see outside of a sequence, which is zeros, and how many windows there are. */
public enum Padding {
  /** Around as many steps as there are, divided by the stride and rounded up; the odd zero is behind. */
  SAME,
  /** Nothing: windows lie within the sequence. */
  VALID,
  /** Zeros before its first step alone: a window ends with its step, and sees nothing that comes later. */
  CAUSAL
}
