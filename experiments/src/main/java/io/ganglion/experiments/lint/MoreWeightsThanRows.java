package io.ganglion.experiments.lint;

import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.experiments.config.StopSection;
import io.ganglion.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with more parameters than there are rows to train on. Where all rows are trained on and memorizing them is
 * the aim, it is exempt: they are few, like the four of XOR, or training ends by their loss, as on the two spirals. So
 * is a network that shares weights over the pixels, steps or tokens of an example, such as one of convolutions: many
 * numbers of each example decide about each weight, and how many examples there are says little. Where a penalty or a
 * validation part already limits what is memorized, {@value #RESTRAINED} times as many are allowed.
 */
final class MoreWeightsThanRows implements Lint {
  /** With fewer rows, generalization isn't the aim. */
  private static final int FEW = 20;
  /** Chosen: the digits, with 9 times as many weights and an L2 penalty, reach 98 %. */
  private static final int RESTRAINED = 20;

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
    Network network = asked.experiment().network()
        .network(asked.data().training().shapes(), asked.data().preprocessing().targetWidth());
    int weights = network.parameterCount();
    boolean restrained = isRestrained(asked);
    if (weights <= (restrained ? RESTRAINED : 1) * (long) rows || sharesWeights(network) || isToMemorize(asked, rows)) {
      return List.of();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("weights", (double) weights);
    figures.put("rows", (double) rows);
    return List.of(LintFinding.ofExperiment(name(), new Problem(
        "the network has " + LintText.count(weights, "weight") + ", " + LintText.times((double) weights / rows)
            + " times as many as " + (rows == 1 ? "the one training " + asked.target()
                : "the " + LintText.count(rows, "training " + asked.target())),
        asked.places().apply("network.layers"),
        "it can memorize them, and then generalizes poorly",
        restrained ? "use fewer units" : "use fewer units, weight decay (loss.l2), or a validation part for early"
            + " stopping"), figures));
  }

  /** Whether there are training rows alone, and they are few, or to be trained on until their loss is small. */
  private static boolean isToMemorize(Examination.Asked asked, int rows) {
    return asked.data().parts().size() == 1 && asked.experiment().data().split().kfold().isEmpty()
        && (rows < FEW || asked.experiment().training().stop().stream().anyMatch(StopSection.Target.class::isInstance));
  }

  /** Whether a penalty, or the loss of a validation part, already limits how much of the rows is memorized. */
  private static boolean isRestrained(Examination.Asked asked) {
    return !asked.experiment().loss().penalty().isNone() || asked.data().validation() != null
        && (asked.experiment().keepsBest()
            || asked.experiment().training().stop().stream().anyMatch(stop -> stop.rule().needsValidation()));
  }

  /** Whether a layer with parameters gives several rows for an example, or takes several steps or tokens. */
  private static boolean sharesWeights(Network network) {
    return network.layers().stream().filter(layer -> layer.parameterCount() > 0).anyMatch(layer ->
        !(network.graph().shape(layer.node()) instanceof Shape.Row) || layer.inputs().stream()
            .map(input -> network.graph().shape(input.node()))
            .anyMatch(shape -> shape instanceof Shape.Steps || shape instanceof Shape.Tokens));
  }
}
