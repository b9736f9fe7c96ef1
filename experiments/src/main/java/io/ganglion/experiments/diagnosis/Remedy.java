package io.ganglion.experiments.diagnosis;

import io.ganglion.api.host.ShortestDecimal;
import java.util.Locale;
import java.util.Map;

/** What to try, as settings of the trainer at hand. */
public final class Remedy {
  private Remedy() {}

  /** A third of what is larger than this (chosen) would still be too large. */
  private static final double LARGE = 10;
  private static final String USUAL = "trainer.learning-rate=0.1";

  /** A third of the learning rate, or a tenth of the first step, whichever the trainer has. */
  static String smallerSteps(Course course) {
    return smallerSteps(course.settings());
  }

  /** The same for a trainer with these settings. */
  public static String smallerSteps(Map<String, Object> settings) {
    if (settings.get("learning-rate") instanceof Double rate) {
      return rate > LARGE ? USUAL : "trainer.learning-rate=" + oneDigit(rate / 3);
    }
    if (settings.get("initial-step") instanceof Double step) {
      return "trainer.initial-step=" + oneDigit(step / 10);
    }
    return "another trainer, such as trainer=rprop";
  }

  /** Ten times the learning rate, if the trainer has one. */
  static String largerSteps(Course course) {
    if (course.settings().get("learning-rate") instanceof Double rate) {
      return "trainer.learning-rate=" + oneDigit(rate * 10) + ", or trainer=rprop";
    }
    return "more hidden units, or another --seed";
  }

  static String oneDigit(double value) {
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    return ShortestDecimal.of(Double.parseDouble(String.format(Locale.ROOT, "%.0e", Math.rint(value / unit)
        * unit)));
  }
}
