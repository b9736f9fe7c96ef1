package io.ganglion.experiments.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A training loss that stopped falling long before the end, while it was still high. With a penalty on weights, that is
 * how training ends well: no finding.
 *
 * <p>Losses fall in stairs, so it is reported during training if a stair is as long as all epochs before it, and a
 * tenth of the maximum.
 */
final class Plateau implements Symptom {
  /** What is left to gain is worth a word above this share of the loss of constant outputs. */
  private static final double HIGH = 0.2;
  /** A gain of less than this share of the loss is none. */
  private static final double GAIN = 0.01;
  private static final int LONG = 50;
  private static final int SHARE_OF_EPOCHS = 10;

  @Override
  public Optional<Finding> in(Course course) {
    double end = course.finalLoss();
    if (course.plan().isPenalized() || course.epochs() < 2 * LONG
        || !(course.finalAbove() > HIGH * course.constantAbove())
        || NoBetterThanConstant.isNoBetter(course)
        || !course.hasSteps() && Oscillation.roughness(course) >= Oscillation.ROUGH) {
      return Optional.empty();
    }
    int since = since(course);
    int epochs = course.epochs() - since;
    if (epochs < LONG || epochs < course.epochs() / 2) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epoch", (double) since);
    figures.put("loss", end);
    return Optional.of(new Finding("plateau",
        "the training loss has hardly moved since epoch " + since + ": it is still " + FindingText.number(end) + ", "
            + FindingText.shareOfConstant(course, course.finalAbove() / course.constantAbove()),
        "the steps are too small for this plateau, or it is a local minimum, or the network is too small, or the rest "
            + "is noise",
        Remedy.largerSteps(course), figures));
  }

  /** From which epoch on it has been what it is now. */
  private static int since(Course course) {
    double end = course.finalLoss();
    double gain = GAIN * course.finalAbove();
    int since = course.epochs();
    while (since > 1 && Math.abs(course.training()[since - 2] - end) <= gain) {
      since--;
    }
    return since;
  }

  @Override
  public boolean isCertain(Course course) {
    return course.epochs() - since(course) >= course.plan().epochs() / SHARE_OF_EPOCHS;
  }
}
