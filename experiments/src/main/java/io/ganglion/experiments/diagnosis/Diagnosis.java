package io.ganglion.experiments.diagnosis;

import java.util.List;
import java.util.Optional;

/** Looks for everything that can go wrong. */
final class Diagnosis {
  /** Likely causes of other things first. */
  static final List<Symptom> SYMPTOMS = List.of(new WideStart(), new ExplodingLayers(), new ExplodingOverSteps(),
      new ExplodingGradients(), new VanishingGradients(), new VanishingOverSteps(), new SaturatedFromTheStart(),
      new SaturatedUnits(), new SaturatedGates(), new StuckMemory(), new DeadUnits(),
      new NoBetterThanConstant(), new Oscillation(), new Plateau(), new StepsAtBounds(), new Overfitting());

  private Diagnosis() {}

  /** What a symptom shows; empty before a probe has looked. */
  static Optional<Finding> of(Symptom symptom, Course course) {
    return course.views().isEmpty() ? Optional.empty() : symptom.in(course);
  }
}
