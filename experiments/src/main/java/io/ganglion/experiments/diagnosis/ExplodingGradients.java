package io.ganglion.experiments.diagnosis;

import io.ganglion.engine.inspect.ProbeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A gradient that grows beyond all bounds from epoch to epoch.
 *
 * <p>It is reported during training if it stays that large while the loss is far above that of constant outputs: a
 * training that leaves a plateau, where the gradient was almost 0, has a falling loss.
 */
final class ExplodingGradients implements Symptom {
  static final String NAME = "exploding-gradients";
  private static final double BOUND = 1000;

  @Override
  public Optional<Finding> in(Course course) {
    if (course.hasLearned() || new ExplodingLayers().in(course).isPresent()
        || new ExplodingOverSteps().in(course).isPresent()
        || new WideStart().in(course).isPresent()) {
      return Optional.empty();
    }
    double start = norm(course.views().get(0));
    for (ProbeView view : course.views()) {
      double growth = norm(view) / start;
      if (growth > BOUND) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("start", start);
        figures.put("norm", norm(view));
        figures.put("epoch", (double) view.epoch());
        Optional<Origin> origin = Origin.of(course);
        return Optional.of(new Finding(NAME,
            "the gradient grew " + FindingText.times(growth) + " times larger by epoch " + view.epoch() + ", from "
                + FindingText.number(start) + " to " + FindingText.number(norm(view)),
            origin.map(Origin::cause).orElse("steps are so large that each leads to a steeper point"),
            origin.map(Origin::remedy).orElseGet(() -> Remedy.smallerSteps(course)), figures));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean isCertain(Course course) {
    return norm(course.lastView()) > BOUND * norm(course.views().get(0)) && course.isFarAboveConstant();
  }

  private static double norm(ProbeView view) {
    return view.layers().stream().mapToDouble(layer -> layer.gradientNorm()).max().orElseThrow();
  }
}
