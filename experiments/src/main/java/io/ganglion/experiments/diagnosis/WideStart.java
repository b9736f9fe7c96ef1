package io.ganglion.experiments.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * Initial weights that make numbers much larger on their way through the network, so that the first gradients are too
 * large for any ordinary step.
 *
 * <p>Many trainings recover from that, so it is a finding only where the loss is far above that of constant outputs, or
 * where numbers overflowed before there was one. Where units are saturated from the start, that says it.
 */
final class WideStart implements Symptom {
  /**
   * How many times as large as the inputs outputs are, where it is a finding (chosen). Glorot's and He's weights make
   * it about 1, and weights of a standard deviation of 1 about 10 behind one layer of twenty units.
   */
  private static final double WIDE = 100;

  @Override
  public Optional<Finding> in(Course course) {
    double growth = growth(course);
    if (!(growth > WIDE) || course.epochs() > 0 && !course.isFarAboveConstant()
        || new SaturatedFromTheStart().in(course).isPresent()) {
      return Optional.empty();
    }
    int widest = 0;
    for (int layer = 1; layer < course.layers().size(); layer++) {
      widest = gain(course, layer) > gain(course, widest) ? layer : widest;
    }
    LayerNote note = course.layers().get(widest);
    return Optional.of(new Finding(Finding.WIDE_START,
        "at the start, numbers " + (Double.isInfinite(growth) ? "overflow"
            : "become " + FindingText.times(growth) + " times larger") + " on their way through the network",
        "weights from " + note.initializer() + ", which are too wide for " + note.inputs()
            + (note.inputs() == 1 ? " input" : " inputs"),
        remedy(course), Map.of("growth", growth)));
  }

  /** How many times as large as the inputs the outputs are, about. */
  private static double growth(Course course) {
    double growth = 1;
    for (int layer = 0; layer < course.layers().size(); layer++) {
      growth *= gain(course, layer);
      boolean isLast = layer == course.layers().size() - 1;
      growth = course.layers().get(layer).isBounded() && !isLast ? Math.min(growth, 1) : growth;
    }
    return growth;
  }

  /** How many times as large as its inputs a layer's outputs are; a rectifier lets half of their squares pass. */
  private static double gain(Course course, int layer) {
    double gain = course.first(layer).weightRms() * Math.sqrt(course.layers().get(layer).inputs());
    return isRectified(course, layer) ? gain * Math.sqrt(0.5) : gain;
  }

  /** Whether a layer's activation is flat at one end, as the rectifier is: only such units can be dead. */
  private static boolean isRectified(Course course, int layer) {
    return !Double.isNaN(course.first(layer).dead());
  }

  /** He's weights are made for rectifiers, Glorot's for others. */
  static String remedy(Course course) {
    boolean rectified = false;
    for (int layer = 0; layer < course.layers().size(); layer++) {
      rectified |= isRectified(course, layer);
    }
    return "network.initializer=" + (rectified ? "he-normal" : "glorot-uniform");
  }

  @Override
  public boolean isCertain(Course course) {
    return course.isFarAboveConstant();
  }
}
