package io.ganglion.experiments.data;

import io.ganglion.api.Loss;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.config.Scale;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.evidence.Written;
import java.util.Optional;

/** Whether a network and the data that it is to learn from go together. */
final class OutputChecks {
  private OutputChecks() {}

  /** The last layer's width and activation against the targets, and the size of the whole. */
  static void requireFitting(PlacedExperiment asked, Preprocessing preprocessing) {
    requireFittingOutput(asked, preprocessing);
    requireCountableParameters(asked, preprocessing);
  }

  private static void requireFittingOutput(PlacedExperiment asked, Preprocessing preprocessing) {
    LayerSection output = asked.output();
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
  private static void requireCountableParameters(PlacedExperiment asked, Preprocessing preprocessing) {
    if (!isCountable(asked.experiment().network(), preprocessing)) {
      throw asked.problem("network.layers", "the network would have more than " + Integer.MAX_VALUE
          + " parameters", "write fewer units");
    }
  }

  private static boolean isCountable(NetworkSection network, Preprocessing preprocessing) {
    try {
      return network.network(preprocessing.inputWidth(), preprocessing.targetWidth()).parameterCount() > 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** The targets of a part against what the loss can judge. */
  static void requireTargets(PlacedExperiment asked, Preprocessing preprocessing, Examples examples) {
    PluginUse<Loss> loss = asked.experiment().loss().use();
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

  private static Optional<String> needs(PlacedExperiment asked, PluginUse<Loss> loss, double target) {
    try {
      return loss.instance().needsOfTarget(target);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw new ProblemException(ExitCode.PLUGIN, new Problem(loss.type() + " failed to report which targets it needs:"
          + " " + e,
          asked.place("loss"), "this is a bug in the plug-in (" + loss.type().type().getName()
              + "); report it to its author"));
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
