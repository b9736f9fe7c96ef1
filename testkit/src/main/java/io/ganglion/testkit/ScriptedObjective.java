package io.ganglion.testkit;

import io.ganglion.api.Objective;

/**
 * Answers by a script, wherever the parameters are: the n-th call of {@link #gradient} gives the n-th value and the
 * n-th gradient. For steps computed by hand and published traces of trainers that evaluate one gradient per step.
 */
public final class ScriptedObjective implements Objective {
  private final double[] values;
  private final double[][] gradients;
  private int calls;

  /**
   * @param values one for each call
   * @param gradients one for each call, all of the same length
   */
  public ScriptedObjective(double[] values, double[][] gradients) {
    if (values.length != gradients.length || values.length == 0) {
      throw new IllegalArgumentException("need as many gradients as values, and at least one");
    }
    this.values = values.clone();
    this.gradients = gradients.clone();
  }

  /** A script for one parameter. */
  public static ScriptedObjective ofOneParameter(double[] values, double[] derivatives) {
    double[][] gradients = new double[derivatives.length][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = new double[] {derivatives[i]};
    }
    return new ScriptedObjective(values, gradients);
  }

  @Override
  public int dimension() {
    return gradients[0].length;
  }

  /** Not scripted. */
  @Override
  public double value(double[] parameters) {
    throw new UnsupportedOperationException("the script has gradients alone, no values at other places");
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    if (calls == values.length) {
      throw new IllegalStateException("the script is over after " + values.length + " gradients");
    }
    System.arraycopy(gradients[calls], 0, gradient, 0, gradient.length);
    return values[calls++];
  }
}
