package io.ganglion.experiments.config;

/** How the numbers of a column are scaled, by what is known of the training part alone. */
public enum Scale {
  /** As they are. */
  NONE,
  /** To mean 0 and standard deviation 1. */
  STANDARD,
  /** Linearly, the least to 0 and the greatest to 1. */
  MIN_MAX,
  /** To median 0 and interquartile range 1. */
  ROBUST
}
