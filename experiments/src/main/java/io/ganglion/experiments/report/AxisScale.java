package io.ganglion.experiments.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From values to a place between 0 (low) and 1 (high).
 *
 * @param logarithmic whether equal ratios are equally far apart; low is greater than 0 then
 */
record AxisScale(double low, double high, boolean logarithmic) {
  /** Steps between ticks: these times a power of ten. */
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final MathContext DIGITS = new MathContext(12);
  /** What is beyond this counts as this: differences of such values, and a tenth more than them, are finite. */
  private static final double LARGEST = 1e300;
  /** Positive values below this count as this: they have a logarithm, and steps between them aren't 0. */
  private static final double SMALLEST = 1e-300;
  /** Chosen: an axis shows no less than this share of its values, for which {@code double} has ticks in between. */
  private static final double NARROWEST = 1e-9;

  AxisScale {
    if (!(high > low) || logarithmic && !(low > 0)) {
      throw new IllegalArgumentException("no scale from " + low + " to " + high);
    }
  }

  /** Around some values, of which those that aren't finite don't count; around 0 and 1 if there are none. */
  static AxisScale linear(DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).map(AxisScale::limited).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    double narrowest = Math.max(SMALLEST, NARROWEST * Math.max(Math.abs(low), Math.abs(high)));
    return high - low > narrowest ? new AxisScale(low, high, false)
        : new AxisScale(low - Math.max(Math.abs(low) / 10, 0.5), high + Math.max(Math.abs(high) / 10, 0.5), false);
  }

  private static double limited(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  /** From one value to another, or around them if that is no range. */
  static AxisScale between(double low, double high) {
    return linear(DoubleStream.of(low, high));
  }

  /** From 0 to the greatest of some values, and at least to 1. */
  static AxisScale fromZero(DoubleStream values) {
    return new AxisScale(0, Math.max(1, values.filter(Double::isFinite).map(AxisScale::limited).max().orElse(1)),
        false);
  }

  /** Around those that are greater than 0; linear if none is, or if one is less than 0. */
  static AxisScale logarithmic(DoubleStream values) {
    double[] all = values.filter(Double::isFinite).toArray();
    double[] positive = Arrays.stream(all).filter(value -> value > 0)
        .map(value -> Math.max(SMALLEST, limited(value))).toArray();
    if (positive.length == 0 || Arrays.stream(all).anyMatch(value -> value < 0)) {
      return linear(Arrays.stream(all));
    }
    double low = Arrays.stream(positive).min().getAsDouble();
    double high = Arrays.stream(positive).max().getAsDouble();
    // A curve that falls to the last bit needs no more room than one that stops at a billionth.
    low = Math.max(low, high * 1e-9);
    return new AxisScale(low / 1.1, high * 1.1, true);
  }

  /** The same with both ends at ticks. */
  AxisScale nice() {
    if (logarithmic) {
      return this;
    }
    double step = step(5);
    return new AxisScale(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, false);
  }

  /** The same with a little room at both ends. */
  AxisScale padded(double share) {
    double room = (high - low) * share;
    return logarithmic ? this : new AxisScale(low - room, high + room, false);
  }

  /** Values beyond the ends are at the ends; what is no number is at 0. */
  double at(double value) {
    double place = logarithmic
        ? (StrictMath.log(Math.max(value, low)) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low))
        : (value - low) / (high - low);
    return Double.isNaN(place) ? 0 : Math.max(0, Math.min(1, place));
  }

  /**
   * A value at which an axis has a mark.
   *
   * @param text empty for a mark without one
   */
  record Tick(double value, String text) {}

  /** About {@code about} round values, at least two. */
  List<Tick> ticks(int about) {
    List<Tick> ticks = logarithmic ? decades(about) : List.of();
    for (int more = about; ticks.size() < 2; more++) {
      ticks = evenly(more);
    }
    return ticks;
  }

  private double step(int about) {
    double rough = (high - low) / about;
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    for (double step : STEPS) {
      if (rough <= step * unit * 1.0000001) {
        return step * unit;
      }
    }
    return 10 * unit;
  }

  private List<Tick> evenly(int about) {
    double step = step(about);
    List<Tick> ticks = new ArrayList<>();
    for (double i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(tick(i * step));
    }
    return ticks;
  }

  /** Powers of ten, all or every second and so on; with 2 and 5 times them if there are few and there is room. */
  private List<Tick> decades(int about) {
    List<Tick> ticks = decades(about, true);
    List<Tick> powers = 2 * ticks.size() > 3 * about ? decades(about, false) : List.of();
    return powers.size() < 2 ? ticks : powers;
  }

  private List<Tick> decades(int about, boolean between) {
    int first = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
    int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
    double[] factors = last - first >= 3 || !between ? new double[] {1} : new double[] {1, 2, 5};
    int stride = Math.max(1, (int) Math.ceil((last - first + 1.0) / about));
    List<Tick> ticks = new ArrayList<>();
    for (int power = first - 1; power <= last; power++) {
      for (double factor : factors) {
        double value = factor * StrictMath.pow(10, power);
        if (value >= low && value <= high && Math.floorMod(power, stride) == 0) {
          ticks.add(tick(value));
        }
      }
    }
    return ticks;
  }

  private static Tick tick(double value) {
    return new Tick(value, text(value));
  }

  /** {@code 0.05}, {@code −3}, {@code 20k}, {@code 1e-7}; a dash for what isn't finite. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal exact = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(exact.doubleValue());
    String text;
    if (size == 0) {
      text = "0";
    } else if (size < 1e-4 || size >= 1e12) {
      int power = exact.precision() - exact.scale() - 1;
      text = exact.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power;
    } else if (size >= 1e4) {
      int power = size >= 1e9 ? 9 : size >= 1e6 ? 6 : 3;
      text = exact.movePointLeft(power).stripTrailingZeros().toPlainString()
          + (power == 9 ? "G" : power == 6 ? "M" : "k");
    } else {
      text = exact.toPlainString();
    }
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
