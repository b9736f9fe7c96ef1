package io.ganglion.runner.diagnosis;

import io.ganglion.engine.ProbeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A gradient that grows beyond all bounds: from epoch to epoch, or from layer to layer. */
final class ExplodingGradients implements Symptom {
  private static final double BOUND = 1000;

  @Override
  public Optional<Finding> in(Course course) {
    int last = course.layers().size() - 1;
    double ratio = course.first(0).gradientNorm() / course.first(last).gradientNorm();
    if (last > 0 && ratio > BOUND) {
      return Optional.of(new Finding("exploding-gradients",
          "at the start, the gradient of layer 1 is " + Words.times(ratio) + " times larger than that of layer "
              + (last + 1),
          "weights from " + course.layers().get(last).initializer() + " make it grow from layer to layer",
          "network.initializer=glorot-uniform", Map.of("ratio", ratio)));
    }
    double start = norm(course.views().get(0));
    for (ProbeView view : course.views()) {
      double growth = norm(view) / start;
      if (growth > BOUND && !course.hasLearnt()) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("start", start);
        figures.put("norm", norm(view));
        figures.put("epoch", (double) view.epoch());
        return Optional.of(new Finding("exploding-gradients",
            "the gradient grew " + Words.times(growth) + " times by epoch " + view.epoch() + ", from "
                + Words.number(start) + " to " + Words.number(norm(view)),
            "steps are so large that each leads to a steeper place", Remedy.smallerSteps(course), figures));
      }
    }
    return Optional.empty();
  }

  private static double norm(ProbeView view) {
    return view.layers().stream().mapToDouble(layer -> layer.gradientNorm()).max().orElseThrow();
  }
}
