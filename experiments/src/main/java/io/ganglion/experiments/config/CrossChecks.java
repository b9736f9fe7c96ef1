package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.Demand;
import io.ganglion.api.Loss;
import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.TrainerChecks;
import io.ganglion.experiments.binding.Binder;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Position;
import io.ganglion.experiments.binding.Problems;
import io.ganglion.plugins.PluginFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What no section can see alone: combinations that can't work. Checks look only at what was bound as it is written, so
 * that no mistake is reported twice.
 */
final class CrossChecks {
  private final Experiment experiment;
  private final Binder binder;
  private final Function<String, Position> positions;
  private final Problems problems;

  /**
   * @param positions the position of what is written at a dotted path, or of the nearest thing around it
   */
  CrossChecks(Experiment experiment, Binder binder, Function<String, Position> positions, Problems problems) {
    this.experiment = experiment;
    this.binder = binder;
    this.positions = positions;
    this.problems = problems;
  }

  void run() {
    if (binder.isSound("network.layers")) {
      checkUnits();
      checkPlugins();
    }
    boolean lossIsSound = binder.isSound("loss");
    if (lossIsSound && binder.isSound("network.layers")) {
      checkOutput();
    }
    if (binder.isSound("trainer")) {
      checkDemands(lossIsSound);
    }
    if (binder.isSound("data.split") && experiment.data() != null && !experiment.hasValidation()) {
      checkWithoutValidation();
    }
  }

  private void checkUnits() {
    List<PlacedLayer> layers = experiment.network().placed();
    for (PlacedLayer placed : layers.subList(0, layers.size() - 1)) {
      if (placed.layer() instanceof DenseSection dense && dense.units().isEmpty()) {
        String path = placed.path() + ".units";
        add(path, "'" + path + "' can't be auto: only the last layer takes its units from the target",
            "write a number of units");
      }
    }
  }

  private void checkPlugins() {
    for (PlacedLayer placed : experiment.network().placed()) {
      if (placed.layer() instanceof PluginLayerSection layer) {
        checkPlugin(layer, placed);
      }
    }
    boolean hasBlocks = experiment.network().layers().stream().anyMatch(ResidualSection.class::isInstance);
    if (experiment.network().shortcuts() && hasBlocks) {
      add("network.shortcuts", "'network.shortcuts' can't be true with residual blocks: shortcuts join the rows of all"
          + " layers before", "remove it");
    }
  }

  private void checkPlugin(PluginLayerSection layer, PlacedLayer placed) {
    String path = placed.path();
    String name = placed.name() + ", ";
    boolean givesNetInputs;
    try {
      givesNetInputs = layer.use().instance().givesNetInputs();
    } catch (Throwable e) { // a plug-in may throw anything
      problems.addPlugin(positions.apply(path), layer.use().type() + " failed to report whether it gives net inputs: "
          + PluginFault.describe(e), PluginFault.help(layer.use().type().type(), "givesNetInputs"));
      return;
    }
    if (givesNetInputs && layer.activation().isEmpty()) {
      add(path, name + "needs an activation", "write activation: relu in it, or activation: identity for none");
    } else if (!givesNetInputs && layer.activation().isPresent()) {
      add(path + ".activation", name + "takes no activation: its outputs are no net inputs", "remove it");
    }
    if (experiment.network().shortcuts()) {
      add("network.shortcuts", "'network.shortcuts' can't be true with " + placed.name()
          + ": shortcuts join the rows of dense layers", "remove it");
    }
  }

  /** What is different in every step can't be compared. */
  private void checkFixed() {
    for (PlacedLayer placed : experiment.network().placed()) {
      if (placed.layer() instanceof PluginLayerSection layer && !layer.use().instance().isFixed()) {
        add("trainer.use", experiment.trainer().type() + " compares losses of several steps, but " + placed.name()
            + ", draws other random numbers in each",
            "choose a trainer that works with mini-batches, such as adam, or remove the layer");
        return;
      }
    }
  }

  private void checkOutput() {
    PluginUse<Activation> activation = experiment.network().output().activation();
    PluginUse<Loss> loss = experiment.loss().use();
    Optional<String> needs;
    try {
      needs = LossChecks.needsOfOutput(loss.instance(), activation.instance());
    } catch (Throwable e) { // a plug-in may throw anything
      problems.addPlugin(positions.apply("loss.use"),
          loss.type() + " failed to report which outputs it needs: " + PluginFault.describe(e),
          PluginFault.help(loss.type().type(), "needsOfOutput"));
      return;
    }
    if (needs.isPresent()) {
      int last = experiment.network().layers().size() - 1;
      add("network.layers." + last + ".activation",
          loss.type() + " needs " + needs.get() + ", which " + activation.type() + " doesn't give",
          "choose another activation for the last layer, or another loss, such as squared-error");
    }
  }

  private void checkDemands(boolean lossIsSound) {
    Set<Demand> demands;
    try {
      demands = TrainerChecks.demands(experiment.trainer().instance());
    } catch (Throwable e) { // a plug-in may throw anything
      problems.addPlugin(positions.apply("trainer.use"),
          experiment.trainer().type() + " failed to report what it requires: " + PluginFault.describe(e),
          PluginFault.help(experiment.trainer().type().type(), "demands"));
      return;
    }
    if ((demands.contains(Demand.FULL_BATCH) || demands.contains(Demand.LEAST_SQUARES))
        && binder.isSound("network.layers")) {
      checkFixed();
    }
    boolean fullBatches = demands.contains(Demand.FULL_BATCH) || demands.contains(Demand.LEAST_SQUARES);
    if (fullBatches && binder.isSound("training.batch-size")
        && experiment.training().batchSize().isPresent()) {
      add("training.batch-size",
          experiment.trainer().type() + " needs full batches, but 'training.batch-size' is "
              + experiment.training().batchSize().getAsInt(),
          "write batch-size: full, or choose a trainer that works with mini-batches, such as backprop");
    }
    if (demands.contains(Demand.LEAST_SQUARES) && lossIsSound
        && !LossChecks.isSumOfSquares(experiment.loss().use().instance())) {
      add("loss.use", experiment.trainer().type() + " needs a sum of squares, which " + experiment.loss().use().type()
          + " isn't",
          "write loss: squared-error, or choose another trainer");
    }
    if (demands.contains(Demand.LEAST_SQUARES) && lossIsSound && experiment.loss().l1() > 0) {
      add("loss.l1", experiment.trainer().type() + " needs a sum of squares, which 'loss.l1' isn't",
          "write l2 instead, or choose another trainer");
    }
    if (demands.contains(Demand.LEAST_SQUARES) && binder.isSound("runtime")
        && experiment.runtime().precision() == Precision.FLOAT32) {
      add("runtime.precision", experiment.trainer().type() + " needs double precision",
          "write precision: float64, or choose another trainer");
    }
  }

  private void checkWithoutValidation() {
    String help = "set examples aside, for instance by split: {train: 0.8, validation: 0.2} in 'data'";
    if (binder.isSound("training.keep") && experiment.training().keep() == TrainingSection.Keep.BEST) {
      add("training.keep", "'training.keep' can't be best without validation data", help);
    }
    if (binder.isSound("training.monitor") && experiment.training().monitor().isPresent()) {
      add("training.monitor", "'training.monitor' needs validation data", help);
    }
    if (binder.isSound("training.threshold-by") && experiment.training().thresholdBy().isPresent()) {
      add("training.threshold-by", "'training.threshold-by' needs validation data",
          help + ", or write a number for 'training.threshold'");
    }
    if (!binder.isSound("training.stop")) {
      return;
    }
    for (int i = 0; i < experiment.training().stop().size(); i++) {
      StopSection rule = experiment.training().stop().get(i);
      if (rule.rule().needsValidation()) {
        String name = KebabCase.ofComponent(rule.getClass().getSimpleName());
        add("training.stop." + i, "rule '" + name + "' needs validation data", help);
      }
    }
  }

  private void add(String path, String message, String help) {
    problems.add(positions.apply(path), message, help);
  }
}
