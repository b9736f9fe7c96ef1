package io.ganglion.experiments.diagnosis;

import io.ganglion.engine.inspect.StepsView;
import java.util.List;
import java.util.Optional;

/**
 * A gradient that vanishes on its way back through the steps of a sequence, where the network learns nothing at all: it
 * can't see what the target depends on.
 *
 * <p>It vanishes in most recurrent networks before training, and in those that learn well from the last steps. So it is
 * a finding only where the loss is no better than that of constant outputs.
 */
final class VanishingOverSteps implements Symptom {
  private static final double LOST = 1000;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.epochs() < Course.CURVE || !NoBetterThanConstant.isNoBetter(course)
        || new SaturatedGates().in(course).isPresent() || new StuckMemory().in(course).isPresent()) {
      return Optional.empty();
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      double times = 1 / medianRatio(course, layer);
      if (times > LOST) {
        return Optional.of(finding(course, layer, times));
      }
    }
    return Optional.empty();
  }

  /** The gradient farthest from the target by that at the target; NaN where there is none. */
  private static double medianRatio(Course course, int layer) {
    double[] ratios = course.views().stream().flatMap(view -> view.layers().get(layer).steps().stream())
        .flatMapToDouble(steps -> steps.farByNear().stream()).sorted().toArray();
    return ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
  }

  private static Finding finding(Course course, int layer, double times) {
    LayerNote note = course.layers().get(layer);
    Optional<StepsView> last = course.last(layer).steps();
    int steps = last.map(StepsView::farthest).orElse(0);
    List<String> memory = last.map(StepsView::memoryGates).orElse(List.of());
    return new Finding("vanishing-over-steps",
        "the gradient of " + FindingText.layer(note) + " is " + FindingText.times(times) + " times smaller "
            + FindingText.steps(steps) + " before the target than at it"
            + (course.views().size() == 1 ? "" : ", in the median over the epochs looked at"),
        memory.isEmpty() ? "its recurrent weights pass on less than they get at every step"
            : "its gates keep too little of the state from step to step",
        memory.isEmpty() ? note.path() + ".use=lstm"
            : "fewer steps, or " + FindingText.biasSetting(note, memory).map(setting -> setting + "=3")
                .orElse("use: lstm"),
        FindingText.timesOverSteps(times, steps));
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime();
  }
}
