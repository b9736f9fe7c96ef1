package io.ganglion.experiments.data;

import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.host.SettingType;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.experiments.config.PlacedLayer;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.config.PluginLayerSection;
import io.ganglion.experiments.config.Scale;
import io.ganglion.experiments.config.UnsuitableLayerException;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.evidence.Written;
import java.util.List;
import java.util.Optional;

/** Whether a network and the data that it is to learn from go together. */
final class OutputChecks {
  private OutputChecks() {}

  /** The last layer's width and activation against the targets, and the size of the whole. */
  static void requireFitting(PlacedExperiment asked, Preprocessing preprocessing) {
    List<Shape> inputs = preprocessing.shapes(asked.data().givesSequences());
    requireFittingOutput(asked, preprocessing);
    requireFittingShapes(asked, inputs, preprocessing);
    requireCountableParameters(asked, inputs, preprocessing);
  }

  private static void requireFittingOutput(PlacedExperiment asked, Preprocessing preprocessing) {
    DenseSection output = asked.output();
    String targets = String.join(", ", asked.data().target());
    int needed = preprocessing.targetWidth();
    if (output.units().isPresent() && output.units().getAsInt() != needed) {
      throw asked.problem(asked.outputPath("units"), "the last layer has " + units(output.units().getAsInt())
          + ", but the target (" + targets + ") needs " + needed,
          "write 'units: auto' or 'units: " + needed + "'");
    }
    if (ClassOutput.of(output.activation().instance()) == ClassOutput.SOFTMAX) {
      boolean oneCategory = preprocessing.targets().size() == 1 && preprocessing.targetWidth() > 1;
      if (!oneCategory) {
        throw asked.problem(asked.outputPath("activation"),
            "softmax outputs are the class probabilities of one target, but the target ("
            + targets + ") isn't one of classes",
            cureOfSoftmax(asked, preprocessing));
      }
    }
  }

  private static String cureOfSoftmax(PlacedExperiment asked, Preprocessing preprocessing) {
    ColumnEncoding target = preprocessing.targets().get(0);
    boolean numbers = preprocessing.targets().size() == 1 && target.type() == Column.Type.NUMBER
        && asked.data().format().namesColumns();
    return numbers ? "set columns: {" + Written.of(target.column()) + ": category} if its numbers are classes; use"
        + " identity if they are numbers"
        : "use sigmoid for several targets of two classes, identity for numbers";
  }

  private static String units(int n) {
    return n == 1 ? "1 unit" : n + " units";
  }

  /** All parameters lie in one array. */
  private static void requireCountableParameters(PlacedExperiment asked, List<Shape> inputs,
      Preprocessing preprocessing) {
    if (!isCountable(asked.experiment().network(), inputs, preprocessing)) {
      throw asked.problem("network.layers", "the network would have more than " + Integer.MAX_VALUE
          + " parameters", "write fewer units");
    }
  }

  private static boolean isCountable(NetworkSection network, List<Shape> inputs, Preprocessing preprocessing) {
    try {
      return network.network(inputs, preprocessing.targetWidth()).parameterCount() > 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** What the layers take against what the examples are, and what comes out against the targets. */
  private static void requireFittingShapes(PlacedExperiment asked, List<Shape> inputs, Preprocessing preprocessing) {
    Shape output;
    try {
      Network network = asked.experiment().network().network(inputs, preprocessing.targetWidth());
      StatisticsChecks.require(asked, network.graph());
      output = network.outputShape();
    } catch (UnsuitableLayerException e) {
      throw asked.problem(e.path(), e.problem(), e.help().orElse(inputs.stream().anyMatch(
          Shape.Tokens.class::isInstance) ? "the first layer that sees a text is an embedding, which makes steps of its"
              + " tokens"
          : inputs.get(0) instanceof Shape.Row
          ? asked.data().series().isPresent() ? "write form: steps in 'data.series', or choose another layer"
              : "say which rows of the data are the steps of a sequence, in 'data.sequence', or choose another layer"
          : outputsBefore(asked, e.path())));
    } catch (ArithmeticException e) {
      return; // reported after this
    }
    boolean isPerStep = asked.data().isPerStep();
    boolean givesSteps = output instanceof Shape.Steps;
    if (givesSteps && !isPerStep) {
      boolean ofTexts = inputs.stream().anyMatch(Shape.Tokens.class::isInstance);
      throw asked.problem("network.layers", "the target is one for each " + (ofTexts ? "text" : "sequence")
          + ", but the network gives one for each " + (ofTexts ? "token" : "step"), otherThan(asked, "last")
          .map(layer -> "write outputs: last in layer " + layer + ", or put").orElse("put")
          + " a global pooling layer before the last layer");
    }
    if (!givesSteps && isPerStep) {
      throw asked.problem("network.layers", "there is a target for each step, but the network gives one for each"
          + " sequence", otherThan(asked, "all").map(layer -> "write outputs: all in layer " + layer)
          .orElse("remove the layer that makes one of all steps"));
    }
  }

  /** What to do about a layer that gets one row where it takes steps. */
  private static String outputsBefore(PlacedExperiment asked, String path) {
    List<PlacedLayer> before = asked.experiment().network().placed().stream()
        .takeWhile(layer -> !layer.path().equals(path)).toList();
    return otherThan(before, "all").map(layer -> "write outputs: all in layer " + layer + ", so that it gives a row for"
        + " each step").orElse("choose another layer, or change those before it");
  }

  private static Optional<Integer> otherThan(PlacedExperiment asked, String outputs) {
    return otherThan(asked.experiment().network().placed(), outputs);
  }

  /** The number of the last layer whose outputs could be these and are others. */
  private static Optional<Integer> otherThan(List<PlacedLayer> layers, String outputs) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i).layer() instanceof PluginLayerSection layer) {
        Optional<SettingType> setting = layer.use().type().setting("outputs");
        if (setting.isPresent() && setting.get().choices().contains(outputs)
            && !SettingType.text(layer.use().settings().getOrDefault("outputs", "")).equals(outputs)) {
          return Optional.of(layers.get(i).number());
        }
      }
    }
    return Optional.empty();
  }

  /** The targets of a part against what the loss can judge. */
  static void requireTargets(PlacedExperiment asked, Preprocessing preprocessing, Examples examples) {
    PluginUse<Loss> loss = asked.experiment().loss().use();
    if (examples.allTargets() instanceof Targets.Classes) {
      requireClasses(asked, loss, preprocessing);
      return;
    }
    double[] targets = examples.targets();
    for (int i = 0; i < targets.length; i++) {
      Optional<String> needs = needs(asked, loss, targets[i]);
      if (needs.isPresent()) {
        ColumnEncoding column = column(preprocessing, i % examples.targetWidth());
        boolean number = column.type() == Column.Type.NUMBER;
        boolean scaled = number && asked.data().targetScale() != Scale.NONE;
        throw asked.problem("loss", loss.type() + " needs " + needs.get() + ", but '" + column.column() + "' holds "
            + ShortestDecimal.of(targets[i]) + (scaled ? " after scaling" : ""),
            (scaled ? "remove 'target-scale', or choose another loss" : "choose another loss, such as squared-error")
                + (number && !scaled ? ", or declare 'columns: {" + column.column() + ": category}'" : ""));
      }
    }
  }

  /** Outputs of classes should be 0 or 1. */
  private static void requireClasses(PlacedExperiment asked, PluginUse<Loss> loss, Preprocessing preprocessing) {
    for (double target : new double[] {0, 1}) {
      needs(asked, loss, target).ifPresent(needs -> {
        throw asked.problem("loss", loss.type() + " needs " + needs + ", but '"
            + preprocessing.targets().get(0).column() + "' has classes, which are 0 or 1",
            "choose another loss, such as cross-entropy");
      });
    }
  }

  private static Optional<String> needs(PlacedExperiment asked, PluginUse<Loss> loss, double target) {
    try {
      return LossChecks.needsOfTarget(loss.instance(), target);
    } catch (Throwable e) { // a plug-in may throw anything
      throw new ProblemException(ExitCode.PLUGIN, new Problem(loss.type() + " failed to report which targets it needs:"
          + " " + PluginFault.describe(e),
          asked.place("loss"), PluginFault.help(loss.type().type(), "needsOfTarget")));
    }
  }

  private static ColumnEncoding column(Preprocessing preprocessing, int unit) {
    int end = 0;
    for (ColumnEncoding target : preprocessing.targets()) {
      end += target.width();
      if (unit < end) {
        return target;
      }
    }
    throw new IndexOutOfBoundsException(unit);
  }
}
