package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.host.PluginCalls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What some rows should give, and how much each counts: one thread's view of the examples that it computes with. */
public final class TargetRows {
  private final double[] netInputs;
  private final double[] outputs;
  @SuppressWarnings("NullAway.Init") // set before use, unless there are classes
  private double[] targets;
  private int targetsAt;
  /** The class of each row; null where targets are numbers. */
  private int @Nullable [] classes;
  /** Of one row that has a class. */
  private double[] ofRow = {};
  private double[] gradientOfRow = {};
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
    this.classes = null;
    this.weights = weights;
    this.weightsAt = weightsAt;
  }

  /**
   * From now on, the output of the class of each row should be 1 and all others 0; the first row's class is at
   * {@code classesAt}.
   *
   * @param weights null if every row counts once
   */
  public void showClasses(int[] classes, int classesAt, double @Nullable [] weights, int weightsAt) {
    this.classes = classes;
    this.targetsAt = classesAt;
    this.weights = weights;
    this.weightsAt = weightsAt;
    if (ofRow.length == 0) {
      ofRow = new double[netInputs.length];
      gradientOfRow = new double[netInputs.length];
    }
  }

  /** The same rows as {@code other}, from {@code row} on. */
  public void show(TargetRows other, int row) {
    if (other.classes != null) {
      showClasses(other.classes, other.targetsAt + row, other.weights, other.weightsAt + row);
    } else {
      show(other.targets, other.targetsAt + row * netInputs.length, other.weights, other.weightsAt + row);
    }
  }

  /** The same rows as {@code other}, which count by {@code weights} instead of their own. */
  public void show(TargetRows other, double[] weights) {
    show(other, 0);
    this.weights = weights;
    this.weightsAt = 0;
  }

  /** The sum of the losses of some rows, each times its weight. */
  double value(Loss loss, Activation output, Rows x, Rows y) {
    int rows = y.count();
    int width = y.width();
    if (classes != null) {
      return ofClasses(classes, loss, output, x, y);
    }
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

  /** Row by row, so that there is one row of zeros and a single one, and not one for each class and row. */
  private double ofClasses(int[] classes, Loss loss, Activation output, Rows x, Rows y) {
    int width = y.width();
    double sum = 0;
    for (int r = 0; r < y.count(); r++) {
      double weight = weights == null ? 1 : weights[weightsAt + r];
      if (weight == 0) {
        continue;
      }
      System.arraycopy(x.doubles(), r * width, netInputs, 0, width);
      System.arraycopy(y.doubles(), r * width, outputs, 0, width);
      int expected = classes[targetsAt + r];
      ofRow[expected] = 1;
      double value = loss.value(output, netInputs, outputs, ofRow, 0, 1, width);
      ofRow[expected] = 0;
      PluginCalls.returned();
      sum += weights == null ? value : weight * value;
    }
    return sum;
  }

  private void gradientOfClasses(int[] classes, Loss loss, Activation output, Rows x, Rows y, double[] dx) {
    int width = y.width();
    for (int r = 0; r < y.count(); r++) {
      double weight = weights == null ? 1 : weights[weightsAt + r];
      if (weight == 0) {
        Arrays.fill(dx, r * width, (r + 1) * width, 0);
        continue;
      }
      System.arraycopy(x.doubles(), r * width, netInputs, 0, width);
      System.arraycopy(y.doubles(), r * width, outputs, 0, width);
      int expected = classes[targetsAt + r];
      ofRow[expected] = 1;
      loss.gradient(output, netInputs, outputs, ofRow, 0, gradientOfRow, 1, width);
      ofRow[expected] = 0;
      PluginCalls.returned();
      for (int i = 0; i < width; i++) {
        dx[r * width + i] = weights == null ? gradientOfRow[i] : weight * gradientOfRow[i];
      }
    }
  }

  /** Overwrites {@code dx} with dL/dx, where L is {@link #value}. */
  void gradient(Loss loss, Activation output, Rows x, Rows y, double[] dx) {
    int rows = y.count();
    int width = y.width();
    if (classes != null) {
      gradientOfClasses(classes, loss, output, x, y, dx);
      return;
    }
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
