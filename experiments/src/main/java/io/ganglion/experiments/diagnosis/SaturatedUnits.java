package io.ganglion.experiments.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * Hidden units that training drove into saturation on most examples before it learned much.
 *
 * <p>A network that has learned has such units with good reason, so they are reported during training where it should
 * have learned by now, or where the loss is far worse than at any start.
 */
final class SaturatedUnits implements Symptom {
  static final String NAME = "saturated-units";
  static final double MANY = 0.5;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.hasLearned() || new SaturatedFromTheStart().in(course).isPresent()) {
      return Optional.empty();
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      LayerNote note = course.layers().get(layer);
      double share = course.last(layer).saturated();
      if (share >= MANY) {
        Optional<Origin> origin = Origin.of(course);
        return Optional.of(new Finding(NAME,
            FindingText.layer(note) + ": " + FindingText.share(share, note.units(), "is", "are")
                + " saturated" + course.inTheEnd() + ", " + FindingText.percent(orNone(course.first(layer).saturated()))
                + " at the start",
            origin.map(Origin::cause).orElse("steps are so large that they drive the units into saturation"),
            origin.map(Origin::remedy).orElseGet(() -> Remedy.smallerSteps(course)),
            Map.of("share", share)));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime() || course.staysFarAboveConstant();
  }

  private static double orNone(double share) {
    return Double.isNaN(share) ? 0 : share;
  }
}
