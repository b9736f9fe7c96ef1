package io.ganglion.experiments.bench;

import java.util.Locale;

/** A figure that others published, or a bar, and what it is to agree with it. */
sealed interface Published {
  /** The figure itself. */
  double value();

  boolean agrees(Sample ours);

  /** As a table shows it. */
  String text();

  /**
   * The mean of {@code runs} trainings, which deviated from it by {@code deviation}.
   *
   * @param rounding how far it may be from the figure that was printed: half a unit of its last digit, whose standard
   *     error is that of what is evenly spread
   */
  record Mean(double value, double deviation, int runs, double rounding) implements Published {
    private static final int STANDARD_ERRORS = 3;

    /** Within three standard errors of the difference of the means. */
    @Override
    public boolean agrees(Sample ours) {
      double error = Math.sqrt(deviation * deviation / runs + ours.meanVariance() + rounding * rounding / 3);
      return Math.abs(ours.mean() - value) <= STANDARD_ERRORS * error;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "%.2f ± %.2f", value, deviation);
    }
  }

  /** A figure that was given without a deviation, and how far one may be from it. */
  record About(double value, double tolerance) implements Published {
    @Override
    public boolean agrees(Sample ours) {
      return Math.abs(ours.mean() - value) <= tolerance;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "%.2f (± %.2f)", value, tolerance);
    }
  }

  /** The least that is expected. */
  record AtLeast(double value) implements Published {
    @Override
    public boolean agrees(Sample ours) {
      return ours.mean() >= value;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≥ %.2f", value);
    }
  }

  /** The most that is expected. */
  record AtMost(double value) implements Published {
    @Override
    public boolean agrees(Sample ours) {
      return ours.mean() <= value;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≤ %.2f", value);
    }
  }
}
