package io.ganglion.engine.data.encoding;

/** How a column of numbers is brought to a range in which a network learns well. */
public enum Scaling {
  /** As it is. */
  NONE,
  /** To mean 0 and standard deviation 1 (over the number of rows, not one less: as scikit-learn's StandardScaler). */
  STANDARD,
  /** To [0, 1]. Rows that the fit didn't see may lie outside. */
  MIN_MAX,
  /**
   * To median 0 and interquartile range 1, which a few values far away move little: as scikit-learn's RobustScaler.
   */
  ROBUST
}
