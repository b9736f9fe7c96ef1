package io.ganglion.runner.diagnosis;

import java.util.List;
import java.util.Optional;

/** Looks for everything that can go wrong. */
public final class Diagnosis {
  private static final List<Symptom> SYMPTOMS = List.of(new ExplodingGradients(), new VanishingGradients(),
      new SaturatedUnits(), new DeadUnits(), new NoBetterThanConstant(), new Oscillation(), new Plateau(),
      new StepsAtBounds(), new Overfitting());

  private Diagnosis() {}

  /** What went wrong, likely causes of other things first; empty if there is nothing to say. */
  public static List<Finding> of(Course course) {
    if (course.views().isEmpty() || course.epochs() == 0) {
      return List.of();
    }
    return SYMPTOMS.stream().map(symptom -> symptom.in(course)).flatMap(Optional::stream).toList();
  }
}
