package io.ganglion.engine.settings;

/** Which parameters training keeps. */
public enum Keep {
  /** Those with the lowest validation loss; the first of equals. */
  BEST,
  /** Those after the last epoch. */
  LAST
}
