package io.ganglion.engine;

import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.sum.RowSum;

/** The least that a loss can be on some examples, whatever a network's outputs: 0 for most losses. */
public final class LeastLoss {
  private LeastLoss() {}

  /**
   * The mean or the sum of {@link Loss#least} over the examples, each times its weight.
   *
   * @param network whose output activation the loss is computed behind
   */
  public static double of(Network network, Loss loss, Reduction reduction, Examples examples) {
    Examples counted = examples.counted();
    RowSum sum = new RowSum();
    int width = counted.targetWidth();
    double[] targets = new double[width];
    for (int row = 0; row < counted.count(); row++) {
      counted.allTargets().copy(row, targets, 0);
      sum.add(counted.lossWeight(row) * loss.least(network.outputActivation(), targets, 0, width));
    }
    double total = sum.total();
    return reduction == Reduction.MEAN ? total / examples.totalWeight() : total;
  }
}
