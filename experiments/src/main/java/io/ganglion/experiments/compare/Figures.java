package io.ganglion.experiments.compare;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.experiments.statistics.Effect;
import io.ganglion.experiments.statistics.Interval;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.text.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The numbers of a comparison as people read them. */
record Figures(StudyMetric metric, Effect effect) {
  private static final String NONE = "–";
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  /** From here on "2.3 times lower" says more than "57 % lower". */
  private static final double TIMES = 2;

  private boolean isShare() {
    return metric.isShare();
  }

  String range(ComparisonRow row) {
    return Double.isFinite(row.lowerQuartile()) || Double.isFinite(row.upperQuartile())
        ? score(row.lowerQuartile()) + "–" + score(row.upperQuartile()) : NONE;
  }

  /** A score, or a median of scores: infinitely bad is none. */
  String score(double score) {
    return metric.text(score);
  }

  /** The change of a median, with its sign: {@code −86.8 %}. */
  String change(double size) {
    if (!Double.isFinite(size)) {
      return size > 0 ? "+∞" : "−∞";
    }
    double percent = 100 * (effect == Effect.RATIO ? size - 1 : size);
    String number = effect == Effect.RATIO || isShare()
        ? String.format(Locale.ROOT, Math.abs(percent) < 1000 ? "%.1f" : "%.0f", Math.abs(percent))
        : Format.measure(Math.abs(size));
    String sign = number.matches("[0.]+") ? "" : percent < 0 ? "−" : "+";
    return sign + number + (effect == Effect.RATIO ? " %" : isShare() ? " points" : "");
  }

  static String p(double p) {
    return p < 0.0001 ? "<0.0001" : p == 1 ? "1" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** {@code 7.6 times lower median test loss than backprop (95 % 6.9–8.1, p 0.0078)}. */
  String sentence(PairedTest test, ComparisonRow row, ComparisonRow baseline) {
    String what = " median " + metric.part() + " " + metric.name();
    double size = test.effect();
    String than = what + " than " + baseline.name();
    if (effect == Effect.DIFFERENCE) {
      return Double.isFinite(size)
          ? difference(size) + (size < 0 ? " lower" : " higher") + than + " (95 % " + differences(test) + ", p "
              + p(test.corrected()) + ")"
          : against(row, baseline, what, test);
    }
    if (size == 0 || Double.isInfinite(size)) {
      return against(row, baseline, what, test);
    }
    boolean lower = size < 1;
    double times = lower ? 1 / size : size;
    Interval interval = test.interval();
    String amount;
    String range;
    if (times >= TIMES) {
      amount = twoDigits(times) + " times";
      range = lower ? range(1 / interval.high(), 1 / interval.low()) : range(interval.low(), interval.high());
    } else {
      amount = twoDigits(100 * Math.abs(1 - size)) + " %";
      range = (lower
          ? range(100 * (1 - interval.high()), 100 * (1 - interval.low()))
          : range(100 * (interval.low() - 1), 100 * (interval.high() - 1))) + " %";
    }
    return amount + (lower ? " lower" : " higher") + than + " (95 % " + range + ", p " + p(test.corrected()) + ")";
  }

  /** Where a median is 0 or a variant fails most of the time, there is no number for how much better the other is. */
  private String against(ComparisonRow row, ComparisonRow baseline, String what, PairedTest test) {
    String than = Double.isFinite(baseline.median()) ? " against " + score(baseline.median()) + " of " + baseline.name()
        : ", where " + baseline.name() + " failed on " + baseline.failed() + " of " + baseline.scores().length;
    return score(row.median()) + what + than + " (p " + p(test.corrected()) + ")";
  }

  private String difference(double size) {
    return isShare() ? twoDigits(100 * Math.abs(size)) + " points" : twoDigits(Math.abs(size));
  }

  private String differences(PairedTest test) {
    double scale = (isShare() ? 100 : 1) * (test.effect() < 0 ? -1 : 1);
    double first = scale * test.interval().low();
    double second = scale * test.interval().high();
    return range(Math.min(first, second), Math.max(first, second)) + (isShare() ? " points" : "");
  }

  private static String range(double low, double high) {
    return twoDigits(low) + (low < 0 || high < 0 ? " to " : "–") + twoDigits(high);
  }

  private static String twoDigits(double value) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String text = ShortestDecimal.of(new BigDecimal(Math.abs(value)).round(TWO_DIGITS).doubleValue());
    return value < 0 ? "−" + text : text;
  }
}
