package io.ganglion.experiments.diagnosis;

import io.ganglion.engine.inspect.StepsView;
import java.util.Map;
import java.util.Optional;

/**
 * Gates of a recurrent layer that are open or shut at most steps, so that hardly any gradient moves them, in a network
 * that has learned little. Those that keep the state are {@link StuckMemory}'s.
 */
final class SaturatedGates implements Symptom {
  @Override
  public Optional<Finding> in(Course course) {
    if (course.hasLearned()) {
      return Optional.empty();
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      double share = share(course.last(layer).steps());
      if (share >= SaturatedUnits.MANY) {
        return Optional.of(finding(course, layer, share));
      }
    }
    return Optional.empty();
  }

  private static double share(Optional<StepsView> steps) {
    return steps.map(StepsView::saturatedGates).orElse(Double.NaN);
  }

  private static Finding finding(Course course, int layer, double share) {
    LayerNote note = course.layers().get(layer);
    double before = share(course.first(layer).steps());
    Optional<Origin> origin = Origin.of(course);
    boolean fromTheStart = before >= SaturatedUnits.MANY;
    String cause = fromTheStart ? "its weights, from " + note.initializer() + ", or its biases start too large"
        : "steps are so large that they drive the gates into saturation";
    String remedy = fromTheStart ? FindingText.smallerStart(note) : Remedy.smallerSteps(course);
    return new Finding("saturated-gates",
        FindingText.layer(note) + ": " + (share == 1 ? "all" : FindingText.percent(share)) + " of its "
            + FindingText.gates(course.last(layer).steps().orElseThrow().gates())
            + " are saturated" + course.inTheEnd() + ", " + FindingText.percent(before) + " at the start",
        origin.map(Origin::cause).orElse(cause), origin.map(Origin::remedy).orElse(remedy), Map.of("share", share));
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime() || course.staysFarAboveConstant();
  }
}
