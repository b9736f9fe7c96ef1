package io.ganglion.experiments.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * Hidden units that are saturated on most examples before training, and still are: hardly any gradient passes through
 * them.
 *
 * <p>It is reported at the start, where it costs nothing to stop: it is a fact about the weights, and plain
 * backpropagation doesn't repair it. If training does, as Rprop may, the finding is resolved.
 */
final class SaturatedFromTheStart implements Symptom {
  /**
   * Inputs times the mean square of the weights: how many times the mean square of the inputs a net input has. Glorot's
   * and He's weights give at most 2; the rest is for what chance does to a few weights.
   */
  private static final double WIDE = 3;

  @Override
  public Optional<Finding> in(Course course) {
    for (int layer = 0; layer < course.layers().size(); layer++) {
      if (course.first(layer).saturated() >= SaturatedUnits.MANY
          && course.last(layer).saturated() >= SaturatedUnits.MANY) {
        return Optional.of(finding(course, layer));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(Course course, int layer) {
    LayerNote note = course.layers().get(layer);
    double share = course.first(layer).saturated();
    double rms = course.first(layer).weightRms();
    boolean wide = rms * rms * note.inputs() > WIDE;
    return new Finding(SaturatedUnits.NAME,
        FindingText.layer(note) + ": " + (course.ended() ? FindingText.share(share, note.units(), "was", "were")
            : FindingText.share(share, note.units(), "is", "are")) + " saturated from the start",
        wide ? "weights from " + note.initializer() + " are too wide for " + note.inputs() + " inputs"
            : "its inputs are too large",
        wide ? "network.initializer=glorot-uniform" : "data.scale=standard",
        Map.of("share", share));
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
