package io.ganglion.experiments.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hidden units, such as rectified linear ones, with a derivative of 0 on every example: no gradient passes through them
 * any more.
 *
 * <p>They don't recover by themselves, so three looks in a row are enough to report it.
 */
final class DeadUnits implements Symptom {
  private static final double MANY = 0.4;

  @Override
  public Optional<Finding> in(Course course) {
    int worst = -1;
    for (int layer = 0; layer < course.layers().size(); layer++) {
      double share = course.last(layer).dead();
      if (share >= MANY && (worst < 0 || share > course.last(worst).dead())) {
        worst = layer;
      }
    }
    if (worst < 0) {
      return Optional.empty();
    }
    LayerNote note = course.layers().get(worst);
    double share = course.last(worst).dead();
    double before = course.first(worst).dead();
    boolean fromTheStart = before >= MANY && before > share / 2;
    Optional<Origin> origin = fromTheStart ? Optional.empty() : Origin.of(course);
    return Optional.of(new Finding("dead-units",
        FindingText.layer(note) + ": " + FindingText.share(share, note.units(), "is", "are")
            + " dead" + course.inTheEnd() + ", " + FindingText.percent(before) + " were at the start",
        fromTheStart ? "weights and biases start where " + note.activation() + " is flat"
            : origin.map(Origin::cause).orElse("steps were so large that they drove the units to where "
                + note.activation() + " is flat"),
        fromTheStart ? note.path() + ".activation=leaky-relu"
            : origin.map(Origin::remedy).orElseGet(() -> Remedy.smallerSteps(course)),
        figures(share, before)));
  }

  private static Map<String, Double> figures(double share, double before) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("share", share);
    figures.put("shareAtStart", before);
    return figures;
  }

  @Override
  public boolean isCertain(Course course) {
    return true;
  }
}
