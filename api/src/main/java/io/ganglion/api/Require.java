package io.ganglion.api;

import io.ganglion.api.host.KebabCase;
import java.util.List;

/**
 * Checks for compact constructors. Each throws an {@link InvalidSettingException} that names the component; none lets
 * {@code NaN} through, and only {@link #positiveOrInfinite} lets infinity through.
 */
public final class Require {
  private Require() {}

  /** {@code value} is a finite number. */
  public static void finite(String component, double value) {
    that(Double.isFinite(value), component, "must be a finite number", value);
  }

  /** {@code 0 < value < ∞}. */
  public static void positive(String component, double value) {
    that(value > 0 && Double.isFinite(value), component, "must be greater than 0", value);
  }

  /** {@code 0 < value ≤ ∞}. */
  public static void positiveOrInfinite(String component, double value) {
    that(value > 0, component, "must be greater than 0", value);
  }

  /** {@code 0 ≤ value < ∞}. */
  public static void notNegative(String component, double value) {
    that(value >= 0 && Double.isFinite(value), component, "must be 0 or greater", value);
  }

  /** {@code least ≤ value}. */
  public static void atLeast(String component, long value, long least) {
    if (value < least) {
      throw new InvalidSettingException(component, "must be " + least + " or greater, but is " + value);
    }
  }

  /** {@code value > bound}, and finite. */
  public static void above(String component, double value, double bound) {
    that(value > bound && Double.isFinite(value), component, "must be greater than " + number(bound), value);
  }

  /** {@code low ≤ value ≤ high}. */
  public static void between(String component, double value, double low, double high) {
    that(value >= low && value <= high, component,
        "must be between " + number(low) + " and " + number(high), value);
  }

  /** {@code low < value < high}. */
  public static void strictlyBetween(String component, double value, double low, double high) {
    that(value > low && value < high, component,
        "must be greater than " + number(low) + " and less than " + number(high), value);
  }

  /** {@code low ≤ value < high}. */
  public static void fromUpTo(String component, double value, double low, double high) {
    that(value >= low && value < high, component,
        "must be at least " + number(low) + " and less than " + number(high), value);
  }

  /** {@code value} comes no later than {@code limit}, the value of another component. */
  public static void notAbove(String component, double value, String limitComponent, double limit) {
    if (!(value <= limit)) {
      throw new InvalidSettingException(component,
          "must not be greater than " + KebabCase.ofComponent(limitComponent) + " (" + number(limit) + "), but is "
              + number(value), List.of(limitComponent));
    }
  }

  private static void that(boolean holds, String component, String demand, double value) {
    if (!holds) {
      String finite = Double.isInfinite(value) && value > 0 && !demand.contains("finite") ? " and finite" : "";
      throw new InvalidSettingException(component, demand + finite + ", but is " + number(value));
    }
  }

  /** As people write it: 1 rather than 1.0. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
