package io.ganglion.experiments.bench;

import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;

/** When a problem is solved. Safe for concurrent use. */
interface Goal {
  /** @param loss the objective at {@code parameters} */
  boolean reached(double loss, double[] parameters);

  /** The objective has come down to {@code most}. */
  static Goal loss(double most) {
    return (loss, parameters) -> loss <= most;
  }

  /**
   * Every output for 0 is below 0.4, every one for 1 above 0.6 (S. E. Fahlman, "An empirical study of learning speed in
   * back-propagation networks", CMU-CS-88-162, 1988: the 40-20-40 threshold).
   */
  static Goal fortyTwentyForty(Network network, Examples examples) {
    return (loss, parameters) -> {
      double[] outputs = network.outputs(parameters, examples);
      double[] targets = examples.targets();
      for (int i = 0; i < outputs.length; i++) {
        if (targets[i] == 0 ? !(outputs[i] < 0.4) : !(outputs[i] > 0.6)) {
          return false;
        }
      }
      return true;
    };
  }

  /** The largest output is that of the true class, for at least this many of the examples. */
  static Goal right(Network network, Examples examples, int least) {
    return (loss, parameters) -> {
      double[] outputs = network.outputs(parameters, examples);
      return examples.count() - WinnerTakesAll.wrong(outputs, examples.targets(), examples.targetWidth()) >= least;
    };
  }
}
