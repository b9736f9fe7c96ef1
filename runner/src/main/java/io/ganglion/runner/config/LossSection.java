package io.ganglion.runner.config;

import io.ganglion.api.Setting;

/** What training makes small: {@code loss} in the file. */
public record LossSection(
    @Setting("the loss of one example") Kind use,
    @Setting("how the losses of the examples make one number") Reduction reduction) {
  /** The loss of one example. */
  public enum Kind {
    /** Half the sum over the outputs of squared differences. */
    SQUARED_ERROR,
    /** Minus the log-likelihood of the target, for a softmax layer or a sigmoid unit. */
    CROSS_ENTROPY
  }

  /** How the losses of the examples make one number. */
  public enum Reduction {
    /** Their mean, so that step sizes don't depend on the number of examples. */
    MEAN,
    /** Their sum, as some textbooks have it. */
    SUM
  }

  public LossSection() {
    this(Kind.SQUARED_ERROR, Reduction.MEAN);
  }
}
