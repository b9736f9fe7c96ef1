package io.ganglion.runner.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A validation loss that rises while the training loss goes on falling: no finding where a stop rule ended training and
 * the best parameters were kept, for that is the cure.
 */
final class Overfitting implements Symptom {
  /** So much above its least, the validation loss has risen for good. */
  private static final double RISE = 1.5;
  private static final int LONG = 10;

  @Override
  public Optional<Finding> in(Course course) {
    double[] validation = course.validation();
    if (validation.length < Course.CURVE) {
      return Optional.empty();
    }
    int best = 0;
    for (int i = 1; i < validation.length; i++) {
      best = validation[i] < validation[best] ? i : best;
    }
    double end = validation[validation.length - 1];
    boolean kept = course.keptEpoch() == best + 1;
    if (kept && course.stoppedByRule() || validation.length - best - 1 < LONG || end < RISE * validation[best]
        || course.finalLoss() >= course.training()[best]) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epoch", best + 1.0);
    figures.put("least", validation[best]);
    figures.put("end", end);
    return Optional.of(new Finding("overfitting",
        "overfitting since epoch " + (best + 1) + ": the validation loss rose from " + Words.number(validation[best])
            + " to " + Words.number(end) + ", while the training loss fell from "
            + Words.number(course.training()[best]) + " to " + Words.number(course.finalLoss()),
        "the network learns the training examples by heart" + (kept ? "; that epoch's parameters were kept" : ""),
        kept ? "fewer hidden units, weight decay, or training.stop={rule: patience} to save the time"
            : "training.keep=best", figures));
  }
}
