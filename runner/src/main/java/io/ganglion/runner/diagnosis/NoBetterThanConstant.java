package io.ganglion.runner.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A loss that can't fall below what constant outputs have. */
final class NoBetterThanConstant implements Symptom {
  /** The loss of constant outputs may be that of a sample. */
  private static final double NEARLY = 0.97;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.epochs() < Course.CURVE || !isNoBetter(course)) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", course.finalLoss());
    figures.put("constant", course.constantLoss());
    boolean rate = course.settings().get("learning-rate") instanceof Double;
    boolean rough = Oscillation.roughness(course) >= Oscillation.ROUGH;
    return Optional.of(new Finding("no-better-than-constant",
        "after " + course.epochs() + " epochs the training loss, " + Words.number(course.finalLoss())
            + ", is no better than that of constant outputs, " + Words.number(course.constantLoss()),
        rough ? "steps are too large to settle anywhere"
            : rate ? "the inputs say nothing of the target, or the steps are too small to find out"
            : "the inputs say nothing of the target, or the network can't see it",
        rough ? Remedy.smallerSteps(course) : Remedy.largerSteps(course), figures));
  }

  static boolean isNoBetter(Course course) {
    return course.finalLoss() >= NEARLY * course.constantLoss();
  }
}
