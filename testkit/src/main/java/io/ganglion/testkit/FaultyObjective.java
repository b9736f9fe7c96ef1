package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;
import java.util.Arrays;

/**
 * An objective that throws a {@link Fault} at one of its evaluations, after it has scribbled over whatever that was to
 * overwrite.
 */
public final class FaultyObjective implements LeastSquaresObjective {
  private final LeastSquaresObjective objective;
  private final int failing;
  private int evaluations;

  /**
   * @param objective what it is otherwise
   * @param failing which evaluation throws, counted from 0
   */
  public FaultyObjective(LeastSquaresObjective objective, int failing) {
    this.objective = objective;
    this.failing = failing;
  }

  /** How often it has been evaluated, the failing time included. */
  public int evaluations() {
    return evaluations;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] parameters) {
    evaluate();
    return objective.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    evaluate(gradient);
    return objective.gradient(parameters, gradient);
  }

  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    evaluate(gradient, gaussNewton);
    return objective.normalEquations(parameters, gradient, gaussNewton);
  }

  private void evaluate(double[]... outputs) {
    if (evaluations++ == failing) {
      for (double[] output : outputs) {
        Arrays.fill(output, Double.NaN);
      }
      throw new Fault(failing);
    }
  }

  /** What a {@link FaultyObjective} throws. */
  public static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Fault(int evaluation) {
      super("evaluation " + evaluation + " fails, as requested");
    }
  }
}
