package io.ganglion.experiments.config;

/** How a data file is written. */
public enum DataFormat {
  /** Comma-separated values, or another delimiter. */
  CSV,
  /** Prechelt's benchmark: seven header lines, then numbers. */
  PROBEN1,
  /** The binary files of MNIST and its kin. */
  IDX
}
