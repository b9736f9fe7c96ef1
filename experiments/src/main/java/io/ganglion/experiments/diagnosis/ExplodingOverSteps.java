package io.ganglion.experiments.diagnosis;

import io.ganglion.engine.inspect.StepsView;
import java.util.Optional;

/**
 * A gradient that grows from step to step on its way back through a sequence, before training or in the end.
 *
 * <p>It is reported at the start, which doesn't change any more, unless the network learns all the same.
 */
final class ExplodingOverSteps implements Symptom {
  private static final double BOUND = 1000;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.hasLearned()) {
      return Optional.empty();
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      Optional<StepsView> start = course.first(layer).steps();
      Optional<StepsView> now = course.last(layer).steps();
      if (start.isPresent() && explodes(start.get())) {
        return Optional.of(finding(course, layer, start.get(), "at the start, "));
      }
      if (now.isPresent() && explodes(now.get()) && course.isFarAboveConstant()) {
        return Optional.of(finding(course, layer, now.get(), ""));
      }
    }
    return Optional.empty();
  }

  private static boolean explodes(StepsView steps) {
    return steps.farByNear().orElse(0) > BOUND;
  }

  private static Finding finding(Course course, int layer, StepsView steps, String when) {
    LayerNote note = course.layers().get(layer);
    double times = steps.farByNear().orElseThrow();
    return new Finding("exploding-over-steps",
        when + "the gradient of " + FindingText.layer(note) + " is " + FindingText.times(times) + " times larger "
            + FindingText.steps(steps.farthest()) + " before the target than at it",
        "its recurrent weights make it grow at every step",
        note.path() + ".recurrent-initializer=orthogonal, or training.gradient-clip-norm=1",
        FindingText.timesOverSteps(times, steps.farthest()));
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
