package io.ganglion.experiments.lint;

import io.ganglion.api.Activation;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.data.ColumnSize;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that go into the network with a root mean square above {@value #LARGE}. Inputs should have one of about 1
 * (LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998), whatever the units: a bounded activation is flat for large
 * net inputs, and with any, the derivative by a weight is as large as the weight's input.
 */
final class UnscaledInputs implements Lint {
  /** Chosen: ten times what it should be; the four lengths of iris, which do well unscaled, have up to 5.9. */
  private static final double LARGE = 10;

  @Override
  public String name() {
    return "unscaled-inputs";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.asked().map(this::in).orElse(List.of());
  }

  private List<LintFinding> in(Examination.Asked asked) {
    List<String> large = new ArrayList<>();
    double greatest = 0;
    String worst = "";
    List<InputColumns> inputs = asked.data().preprocessing().inputsOfNetwork();
    for (int i = 0; i < inputs.size(); i++) {
      int at = 0;
      for (ColumnEncoding input : inputs.get(i).columns()) {
        double size = input.type() == Column.Type.NUMBER ? ColumnSize.of(asked.data().training().inputs(i), at) : 0;
        if (size > LARGE) {
          large.add(input.column());
          worst = size > greatest ? input.column() : worst;
          greatest = Math.max(greatest, size);
        }
        at += input.width();
      }
    }
    if (large.isEmpty()) {
      return List.of();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("inputs", (double) large.size());
    figures.put("rootMeanSquare", greatest);
    return List.of(LintFinding.ofExperiment(name(), new Problem(
        large.size() == 1 ? "the input '" + worst + "' is large: its root mean square is " + LintText.number(greatest)
            : large.size() + " inputs are large: " + Quoted.list(large) + "; the root mean square of '" + worst
            + "' is "
                + LintText.number(greatest),
        asked.places().apply("data.scale"),
        boundedActivation(asked)
            .map(name -> name + " is flat for large net inputs, so its units hardly learn; it should be about 1")
            .orElse("derivatives by weights are as large as their inputs, so no step suits all weights; it should be"
                + " about 1"),
        "set 'scale: standard' in 'data'"), figures));
  }

  /** The first activation with two ends that sees inputs. */
  private static Optional<String> boundedActivation(Examination.Asked asked) {
    NetworkSection network = asked.experiment().network();
    for (LayerSection layer : network.shortcuts() ? network.layers() : network.firstLayers()) {
      Optional<PluginUse<Activation>> activation = layer.function();
      if (activation.isPresent() && OutputRange.of(activation.get().instance()).isBounded()) {
        return Optional.of(activation.get().name());
      }
    }
    return Optional.empty();
  }
}
