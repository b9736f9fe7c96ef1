package io.ganglion.experiments.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A validation loss that rises while the training loss goes on falling: no finding where a stop rule ended training and
 * the best parameters were kept, or is there to do so, for that is the cure.
 *
 * <p>It is reported during training if the validation loss has been that high throughout the last fifth of the epochs:
 * single epochs may be outliers.
 */
final class Overfitting implements Symptom {
  /** So much above its least, the validation loss has risen for good. */
  private static final double RISE = 1.5;
  /** Below this share of the loss of constant outputs (chosen), its changes don't matter. */
  private static final double LOW = 0.01;
  private static final int LONG = 10;
  private static final int SHARE_OF_EPOCHS = 5;

  @Override
  public Optional<Finding> in(Course course) {
    double[] validation = course.validation();
    if (validation.length < Course.CURVE) {
      return Optional.empty();
    }
    int best = Course.least(validation);
    double end = validation[validation.length - 1];
    double[] above = course.validationAbove();
    double endAbove = above[above.length - 1];
    boolean kept = course.keptEpoch() == best + 1;
    if (kept && course.stoppedByRule() || validation.length - best - 1 < LONG
        || Math.min(endAbove, lateMedian(above)) < RISE * above[best] || endAbove < LOW * course.constantAbove()
        || !hasFallen(course, best) && !isLow(course)) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epoch", best + 1.0);
    figures.put("least", validation[best]);
    figures.put("end", end);
    return Optional.of(new Finding("overfitting",
        "overfitting since epoch " + (best + 1) + ": the validation loss rose from "
            + FindingText.number(validation[best])
            + " to " + FindingText.number(end) + ", while the training loss "
            + (hasFallen(course, best) ? "fell from " + FindingText.number(course.training()[best]) + " to " : "is ")
            + FindingText.number(course.finalLoss()),
        "the network memorizes the training examples"
            + (kept ? "; that epoch's parameters " + (course.ended() ? "were kept" : "are kept") : ""),
        remedy(course, kept), figures));
  }

  /** By another metric than the loss, another epoch may be the best. */
  private static String remedy(Course course, boolean kept) {
    if (!kept && !course.plan().keepsBest()) {
      return "training.keep=best";
    }
    return course.stoppedByRule() ? "fewer hidden units, or weight decay"
        : "fewer hidden units, weight decay, or training.stop={rule: patience} to save the time";
  }

  /** The median of the last ten: a single epoch says little. */
  private static double lateMedian(double[] losses) {
    double[] late = Arrays.copyOfRange(losses, losses.length - LONG, losses.length);
    Arrays.sort(late);
    return late[LONG / 2];
  }

  private static boolean hasFallen(Course course, int best) {
    return course.finalLoss() < course.training()[best];
  }

  /** Whether the training loss is next to nothing, where rounding alone may let it rise. */
  private static boolean isLow(Course course) {
    return course.finalAbove() < LOW * course.constantAbove();
  }

  @Override
  public boolean isCertain(Course course) {
    double[] validation = course.validationAbove();
    int last = Math.max(LONG, validation.length / SHARE_OF_EPOCHS);
    return Arrays.stream(validation, validation.length - last, validation.length).min().orElseThrow()
        >= RISE * validation[Course.least(validation)];
  }

  /** The last fifth of the epochs is enough to look at. */
  @Override
  public int looks() {
    return 1;
  }
}
