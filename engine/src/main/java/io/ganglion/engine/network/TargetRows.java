package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.host.PluginCalls;
import org.jspecify.annotations.Nullable;

/** What some rows should give, and how much each counts: one thread's view of the examples that it computes with. */
public final class TargetRows {
  private final double[] netInputs;
  private final double[] outputs;
  @SuppressWarnings("NullAway.Init") // set before use
  private double[] targets;
  private int targetsAt;
  private double @Nullable [] weights;
  private int weightsAt;

  /** @param width of a row */
  public TargetRows(int width) {
    this.netInputs = new double[width];
    this.outputs = new double[width];
  }

  /**
   * From now on, the first row's targets begin at {@code targetsAt}, and its weight is at {@code weightsAt}.
   *
   * @param weights null if every row counts once
   */
  public void show(double[] targets, int targetsAt, double @Nullable [] weights, int weightsAt) {
    this.targets = targets;
    this.targetsAt = targetsAt;
    this.weights = weights;
    this.weightsAt = weightsAt;
  }

  /** The same rows as {@code other}, from {@code row} on. */
  public void show(TargetRows other, int row) {
    show(other.targets, other.targetsAt + row * netInputs.length, other.weights, other.weightsAt + row);
  }

  /** The sum of the losses of some rows, each times its weight. */
  double value(Loss loss, Activation output, Rows x, Rows y) {
    int rows = y.count();
    int width = y.width();
    if (weights == null) {
      double sum = loss.value(output, x.doubles(), y.doubles(), targets, targetsAt, rows, width);
      PluginCalls.returned();
      return sum;
    }
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      double weight = weights[weightsAt + r];
      if (weight != 0) { // what doesn't count may be infinite
        System.arraycopy(x.doubles(), r * width, netInputs, 0, width);
        System.arraycopy(y.doubles(), r * width, outputs, 0, width);
        sum += weight * loss.value(output, netInputs, outputs, targets, targetsAt + r * width, 1, width);
        PluginCalls.returned();
      }
    }
    return sum;
  }

  /** Overwrites {@code dx} with dL/dx, where L is {@link #value}. */
  void gradient(Loss loss, Activation output, Rows x, Rows y, double[] dx) {
    int rows = y.count();
    int width = y.width();
    loss.gradient(output, x.doubles(), y.doubles(), targets, targetsAt, dx, rows, width);
    PluginCalls.returned();
    if (weights == null) {
      return;
    }
    for (int r = 0; r < rows; r++) {
      double weight = weights[weightsAt + r];
      for (int i = r * width; i < (r + 1) * width; i++) {
        dx[i] = weight == 0 ? 0 : weight * dx[i];
      }
    }
  }
}
