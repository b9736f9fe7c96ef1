package io.ganglion.experiments.diagnosis;

import io.ganglion.engine.inspect.StepsView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gates that keep the state of a recurrent layer and stand open or shut at every step: such a unit never forgets, or
 * remembers nothing. A network that learns well may have such units with good reason, so it is a finding only where the
 * network has learned little.
 */
final class StuckMemory implements Symptom {
  @Override
  public Optional<Finding> in(Course course) {
    if (course.hasLearned()) {
      return Optional.empty();
    }
    for (int layer = 0; layer < course.layers().size(); layer++) {
      Optional<StepsView> now = course.last(layer).steps();
      double open = now.map(StepsView::open).orElse(0.0);
      double shut = now.map(StepsView::shut).orElse(0.0);
      if (Math.max(open, shut) >= SaturatedUnits.MANY) {
        return Optional.of(finding(course, layer, open > shut, Math.max(open, shut)));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(Course course, int layer, boolean isOpen, double share) {
    LayerNote note = course.layers().get(layer);
    StepsView start = course.first(layer).steps().orElseThrow();
    boolean fromTheStart = (isOpen ? start.open() : start.shut()) >= SaturatedUnits.MANY;
    Optional<Origin> origin = Origin.of(course);
    List<String> gates = start.memoryGates();
    return new Finding("stuck-gates",
        FindingText.layer(note) + ": the " + FindingText.gates(gates) + " of "
            + FindingText.share(share, note.units(), "is", "are") + " stuck " + (isOpen ? "open" : "shut")
            + course.inTheEnd() + (isOpen ? ": nothing is forgotten" : ": nothing is kept from step to step"),
        origin.map(Origin::cause).orElse(fromTheStart ? "their biases or weights hold them there from the start"
            : "steps are so large that they drive the gates there"),
        origin.map(Origin::remedy).orElse(!fromTheStart ? Remedy.smallerSteps(course)
            : FindingText.biasSetting(note, gates).map(setting -> setting + "=1")
                .orElseGet(() -> FindingText.smallerStart(note))),
        Map.of("share", share));
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime() || course.staysFarAboveConstant();
  }
}
