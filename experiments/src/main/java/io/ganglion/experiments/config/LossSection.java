package io.ganglion.experiments.config;

import io.ganglion.api.Loss;
import io.ganglion.api.Setting;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.experiments.binding.DefaultUse;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;

/**
 * What training makes small: {@code loss} in the file. The settings of the loss stand beside these: {@code {use: huber,
 * delta: 0.5, reduction: sum}}. {@link io.ganglion.api.host.PluginKind#LOSS} keeps their keys from plug-ins.
 */
public record LossSection(
    @Setting("the loss function; its settings are given beside it") @DefaultUse("squared-error") PluginUse<Loss> use,
    @Setting("how the losses of the examples are reduced to one number") Reduction reduction,
    @Setting("L1 penalty: this times the sum of the absolute values of all weights, without biases, is added in"
        + " training, ≥ 0") double l1,
    @Setting("L2 penalty (weight decay): this times half the sum of the squares of all weights, without biases, is"
        + " added in training, ≥ 0")
    double l2) {
  /** How the losses of the examples make one number. */
  public enum Reduction {
    /** Their mean, so that step sizes don't depend on the number of examples. */
    MEAN,
    /** Their sum, as some textbooks have it. */
    SUM
  }

  public LossSection() {
    this(Required.unset(), Reduction.MEAN, 0, 0);
  }

  public LossSection {
    new Penalty(l1, l2);
  }

  /** What is added to the loss of the training part. */
  public Penalty penalty() {
    return new Penalty(l1, l2);
  }
}
