package io.ganglion.experiments.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * A gradient that is larger from layer to layer on its way back to the first, before training.
 *
 * <p>It is reported at the start, which doesn't change any more.
 */
final class ExplodingLayers implements Symptom {
  private static final double BOUND = 1000;

  @Override
  public Optional<Finding> in(Course course) {
    int last = course.layers().size() - 1;
    double ratio = course.first(0).gradientNorm() / course.first(last).gradientNorm();
    if (last < 1 || !(ratio > BOUND) || course.hasLearned() || new WideStart().in(course).isPresent()
        || new ExplodingOverSteps().in(course).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Finding(ExplodingGradients.NAME,
        "at the start, the gradient of " + FindingText.layer(course.layers().get(0)) + " is " + FindingText.times(ratio)
            + " times larger than that of " + FindingText.layer(course.layers().get(last)),
        "weights from " + course.layers().get(last).initializer() + " make gradients grow from layer to layer",
        WideStart.remedy(course), Map.of("ratio", ratio)));
  }

  @Override
  public boolean isCertain(Course course) {
    return true;
  }

  @Override
  public int looks() {
    return 1;
  }
}
