package io.ganglion.runner.diagnosis;

import java.util.Map;
import java.util.Optional;

/** Hidden units that are flat at either end on most examples: hardly any gradient goes through them. */
final class SaturatedUnits implements Symptom {
  private static final double MANY = 0.5;

  @Override
  public Optional<Finding> in(Course course) {
    for (int layer = 0; layer < course.layers().size(); layer++) {
      if (course.first(layer).saturated() >= MANY) {
        return Optional.of(fromTheStart(course, layer));
      }
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      if (course.last(layer).saturated() >= MANY && !course.hasLearnt()) {
        return Optional.of(byTraining(course, layer));
      }
    }
    return Optional.empty();
  }

  private static Finding fromTheStart(Course course, int layer) {
    LayerNote note = course.layers().get(layer);
    double share = course.first(layer).saturated();
    boolean wide = !note.initializer().startsWith("glorot") && !note.initializer().startsWith("lecun");
    return new Finding("saturated-units",
        Words.layer(layer) + ": " + Words.share(share, note.units(), "was", "were") + " saturated from the start",
        wide ? "weights from " + note.initializer() + " are too wide for " + note.inputs() + " inputs"
            : "its inputs are too large",
        wide ? "network.initializer=glorot-uniform" : "data.scale=standard",
        Map.of("share", share));
  }

  private static Finding byTraining(Course course, int layer) {
    double share = course.last(layer).saturated();
    return new Finding("saturated-units",
        Words.layer(layer) + ": " + Words.share(share, course.layers().get(layer).units(), "is", "are")
            + " saturated in the end, " + Words.percent(orNone(course.first(layer).saturated())) + " at the start",
        "steps are so large that they drive the units to their ends", Remedy.smallerSteps(course),
        Map.of("share", share));
  }

  private static double orNone(double share) {
    return Double.isNaN(share) ? 0 : share;
  }
}
