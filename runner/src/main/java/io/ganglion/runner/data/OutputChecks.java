package io.ganglion.runner.data;

import io.ganglion.engine.ClassOutput;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.config.LayerSection;
import io.ganglion.runner.config.LossSection;
import java.util.List;

/** Whether a network and the data that it is to learn from go together. */
final class OutputChecks {
  private OutputChecks() {}

  /** The last layer's width and activation against the targets, and the size of the whole. */
  static void requireFitting(Asked asked, Preprocessing preprocessing) {
    requireFittingOutput(asked, preprocessing);
    requireCountableParameters(asked, preprocessing);
  }

  private static void requireFittingOutput(Asked asked, Preprocessing preprocessing) {
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
            "softmax outputs are the probabilities of the classes of one target, but the target ("
            + targets + ") is something else",
            "use sigmoid for several targets of two classes, identity for numbers");
      }
    }
  }

  private static String units(int n) {
    return n == 1 ? "1 unit" : n + " units";
  }

  /** All parameters lie in one array. */
  private static void requireCountableParameters(Asked asked, Preprocessing preprocessing) {
    long parameters = 0;
    long width = preprocessing.inputWidth();
    for (LayerSection layer : asked.experiment().network().layers()) {
      int units = layer.units().orElse(preprocessing.targetWidth());
      parameters += (width + (layer.bias() ? 1 : 0)) * units;
      width = asked.experiment().network().shortcuts() ? width + units : units;
      if (parameters > Integer.MAX_VALUE) {
        throw asked.problem("network.layers", "the network would have more than " + Integer.MAX_VALUE
            + " parameters", "write fewer units");
      }
    }
  }

  /** Cross-entropy is about probabilities: a number target may serve if it holds them. */
  static void requireProbabilities(Asked asked, Table table, Examples training) {
    if (asked.experiment().loss().use() != LossSection.Kind.CROSS_ENTROPY) {
      return;
    }
    for (double target : training.targets()) {
      if (!(target >= 0 && target <= 1)) {
        List<String> numbers = asked.data().target().stream()
            .filter(name -> table.column(name).get() instanceof NumberColumn).toList();
        throw asked.problem("loss", "cross-entropy needs targets that are classes or probabilities, but "
            + String.join(", ", numbers) + " holds " + target, "use 'loss: squared-error' for numbers, or declare "
            + "'columns: {" + numbers.get(0) + ": category}'");
      }
    }
  }
}
