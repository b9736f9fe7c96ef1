package io.ganglion.engine.metric;

/**
 * A metric's value, and what has to be said with it.
 *
 * @param value NaN if it isn't defined
 * @param note why it isn't defined, or what was left out: a clause without a full stop; empty if neither
 */
public record Measured(double value, String note) {
  static Measured of(double value) {
    return new Measured(value, "");
  }

  static Measured undefined(String because) {
    return new Measured(Double.NaN, "undefined because " + because);
  }

  /** Whether there is a value. */
  public boolean isDefined() {
    return !Double.isNaN(value);
  }
}
