package io.ganglion.tables.proben1;

import java.util.List;

/** The seven lines that a file begins with: how many numbers a line has, and how many lines there are of each part. */
record Proben1Header(int boolIn, int realIn, int boolOut, int realOut, int training, int validation, int test) {
  /** What stands before the = of each line. */
  static final List<String> KEYS = List.of("bool_in", "real_in", "bool_out", "real_out", "training_examples",
      "validation_examples", "test_examples");

  /** One number for each of {@link #KEYS}. */
  static Proben1Header of(int[] values) {
    return new Proben1Header(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
  }

  /** The numbers of a line before the outputs. */
  long inputs() {
    return (long) boolIn + realIn;
  }

  long outputs() {
    return (long) boolOut + realOut;
  }

  long examples() {
    return (long) training + validation + test;
  }
}
