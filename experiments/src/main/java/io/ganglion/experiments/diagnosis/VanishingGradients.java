package io.ganglion.experiments.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * A gradient that vanishes on its way back to the first layer, at most looks: where the whole network gets stuck, the
 * last layer's is small, too, in the end. It doesn't matter to trainers that use only signs.
 *
 * <p>Deep networks often begin this way, and then learn, so it is reported during training where they should have
 * learned by now.
 */
final class VanishingGradients implements Symptom {
  private static final double LOST = 100;

  @Override
  public Optional<Finding> in(Course course) {
    int last = course.layers().size() - 1;
    if (last < 1 || course.hasSteps() || course.hasLearned()
        || new SaturatedGates().in(course).isPresent()) {
      return Optional.empty();
    }
    double[] ratios = course.views().stream()
        .mapToDouble(view -> view.layers().get(last).gradientNorm() / view.layers().get(0).gradientNorm())
        .filter(ratio -> Double.isFinite(ratio)).sorted().toArray();
    if (ratios.length == 0 || ratios[ratios.length / 2] < LOST) {
      return Optional.empty();
    }
    double ratio = ratios[ratios.length / 2];
    LayerNote first = course.layers().get(0);
    boolean sigmoid = first.isSigmoid();
    return Optional.of(new Finding("vanishing-gradients",
        "the gradient of " + FindingText.layer(first) + " is " + FindingText.times(ratio)
            + " times smaller than that of " + FindingText.layer(course.layers().get(last))
            + (course.views().size() == 1 ? "" : ", in the median over the epochs looked at"),
        sigmoid ? "each of the " + last + " " + first.activation() + " layers passes on at most a quarter of it"
            : "it shrinks from layer to layer in backpropagation",
        (sigmoid ? "tanh or relu layers" : "network.initializer=he-normal") + ", or trainer=rprop",
        Map.of("ratio", ratio)));
  }

  @Override
  public boolean isCertain(Course course) {
    return course.hadTime();
  }
}
