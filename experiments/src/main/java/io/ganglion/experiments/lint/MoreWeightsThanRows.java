package io.ganglion.experiments.lint;

import io.ganglion.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with more parameters than there are rows to train on. A table of a few rows that are all trained on is
 * exempt: like the four of XOR, they are meant to be memorized.
 */
final class MoreWeightsThanRows implements Lint {
  /** With fewer rows, generalization isn't the aim. */
  private static final int FEW = 20;

  @Override
  public String name() {
    return "more-weights-than-rows";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.asked().map(this::in).orElse(List.of());
  }

  private List<LintFinding> in(Examination.Asked asked) {
    int rows = asked.data().training().counted().count();
    int weights = asked.experiment().network()
        .network(asked.data().training().shapes(), asked.data().preprocessing().targetWidth())
        .parameterCount();
    if (weights <= rows || rows < FEW && asked.data().parts().size() == 1) {
      return List.of();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("weights", (double) weights);
    figures.put("rows", (double) rows);
    return List.of(LintFinding.ofExperiment(name(), new Problem(
        "the network has " + LintText.count(weights, "weight") + ", " + LintText.times((double) weights / rows)
            + " times as many as " + (rows == 1 ? "the one training row"
                : "the " + LintText.count(rows, "training row")),
        asked.places().apply("network.layers"),
        "it can memorize them, and then generalizes poorly",
        "use fewer units, weight decay (loss.l2), or a validation part for early stopping"), figures));
  }
}
