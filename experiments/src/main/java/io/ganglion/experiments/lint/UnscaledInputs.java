package io.ganglion.experiments.lint;

import io.ganglion.api.Activation;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that go into units whose activation has two ends, such as tanh, with a root mean square above
 * {@value #LARGE}. Inputs should have one of about 1 (LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998).
 */
final class UnscaledInputs implements Lint {
  /** Chosen: ten times what it should be; the four lengths of iris, which do well unscaled, have up to 5.9. */
  private static final double LARGE = 10;
  /** This many rows, evenly spread, stand for all. */
  private static final int ROWS = 2_000;

  @Override
  public String name() {
    return "unscaled-inputs";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.asked().map(this::in).orElse(List.of());
  }

  private List<LintFinding> in(Examination.Asked asked) {
    Optional<String> bounded = boundedActivation(asked);
    if (bounded.isEmpty()) {
      return List.of();
    }
    Examples training = asked.data().training();
    List<String> large = new ArrayList<>();
    double greatest = 0;
    String worst = "";
    int at = 0;
    for (ColumnEncoding input : asked.data().preprocessing().inputs()) {
      if (input.type() == Column.Type.NUMBER) {
        double size = rootMeanSquare(training, at);
        if (size > LARGE) {
          large.add(input.column());
          worst = size > greatest ? input.column() : worst;
          greatest = Math.max(greatest, size);
        }
      }
      at += input.width();
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
        bounded.get() + " is flat for large net inputs, so its units hardly learn; it should be about 1",
        "set 'scale: standard' in 'data'"), figures));
  }

  /** The first activation with two ends that sees inputs. */
  private static Optional<String> boundedActivation(Examination.Asked asked) {
    List<LayerSection> layers = asked.experiment().network().layers();
    for (LayerSection layer : asked.experiment().network().shortcuts() ? layers : layers.subList(0, 1)) {
      Activation activation = layer.activation().instance();
      if (OutputRange.of(activation).isBounded()) {
        return Optional.of(layer.activation().name());
      }
    }
    return Optional.empty();
  }

  private static double rootMeanSquare(Examples examples, int unit) {
    int all = examples.inputs().length / examples.inputWidth();
    int rows = Math.min(all, ROWS);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      int row = (int) ((long) i * all / rows);
      double x = examples.inputs()[row * examples.inputWidth() + unit];
      sum += x * x;
    }
    return Math.sqrt(sum / rows);
  }
}
