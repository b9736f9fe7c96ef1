package io.ganglion.experiments.config;

/** How labels are written as numbers. */
public enum Encode {
  /** One number for each label: 1 for the row's own, else 0. */
  ONE_HOT,
  /** The same with -1 for 0. */
  PLUS_MINUS,
  /** One number for all of them, from 0 for the first of an order to 1 for the last. */
  ORDINAL
}
