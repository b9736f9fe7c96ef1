package io.ganglion.experiments.diagnosis;

import io.ganglion.api.host.ShortestDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A loss that goes up and down from epoch to epoch, for the learning rate is too large.
 *
 * <p>A large learning rate may oscillate at first and then settle, so it is reported during training after a tenth of
 * the epochs.
 */
final class Oscillation implements Symptom {
  /** The mean change from epoch to epoch, as a share of the loss. */
  static final double ROUGH = 0.05;
  /**
   * The mean change as a share of the loss of constant outputs, below which the learning rate isn't to blame: what is
   * left of the loss after most was learned differs from epoch to epoch by the order of the batches.
   */
  private static final double NOTICEABLE = 0.01;
  /** Of changes, the share that goes the other way than the one before. */
  private static final double TURNS = 0.5;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.epochs() < Course.CURVE || course.hasSteps() || roughness(course) < ROUGH
        || change(late(course)) < NOTICEABLE * course.constantAbove() || NoBetterThanConstant.isNoBetter(course)) {
      return Optional.empty();
    }
    double[] late = late(course);
    int turns = 0;
    for (int i = 2; i < late.length; i++) {
      turns += (late[i] - late[i - 1]) * (late[i - 1] - late[i - 2]) < 0 ? 1 : 0;
    }
    double share = (double) turns / (late.length - 2);
    if (share < TURNS) {
      return Optional.empty();
    }
    double roughness = roughness(course);
    return Optional.of(new Finding("oscillation",
        "over the last " + late.length + " epochs the training loss oscillates by "
            + FindingText.percent(roughness) + (course.least() == 0 ? " of its value"
            : " of what lies above its least possible value, " + FindingText.number(course.least()) + ",")
            + " from epoch to epoch",
        course.settings().get("learning-rate") instanceof Double rate
            ? "the learning rate, " + ShortestDecimal.of(rate) + ", is too large" : "steps are too large",
        Remedy.smallerSteps(course), Map.of("change", roughness)));
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime();
  }

  /** The mean change of the training loss over the second half, as a share of its median above the least. */
  static double roughness(Course course) {
    double[] late = late(course);
    double[] sorted = late.clone();
    Arrays.sort(sorted);
    return change(late) / sorted[sorted.length / 2];
  }

  /** In the mean, from one epoch to the next. */
  private static double change(double[] losses) {
    double path = 0;
    for (int i = 1; i < losses.length; i++) {
      path += Math.abs(losses[i] - losses[i - 1]);
    }
    return path / (losses.length - 1);
  }

  private static double[] late(Course course) {
    return Arrays.copyOfRange(course.trainingAbove(), course.epochs() / 2, course.epochs());
  }
}
