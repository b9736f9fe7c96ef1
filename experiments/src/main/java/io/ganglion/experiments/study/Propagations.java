package io.ganglion.experiments.study;

import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Objective;

/**
 * Counts what a trainer asks of the objective, in passes over the whole training part: a value is one (forward), a
 * gradient two (forward and back), normal equations one and one more for every output. A mini-batch counts by its share
 * of the examples. What the host computes for itself, such as validation losses, is not the trainer's cost.
 */
public final class Propagations {
  private final int examples;
  private final int batchSize;
  private final int outputs;
  /** Of the examples of one epoch, those of the steps so far. */
  private int seen;
  /** Examples of the batch that is worked on. */
  private int batch;
  private long passedExamples;

  /** @param batchSize as many as there are examples, or more, for the full batch */
  public Propagations(int examples, int batchSize, int outputs) {
    this.examples = examples;
    this.batchSize = Math.min(batchSize, examples);
    this.outputs = outputs;
  }

  /** All that was asked for so far. */
  public double passes() {
    return (double) passedExamples / examples;
  }

  /** The objective before the first step: it is over all examples. */
  Objective beforeSteps(Objective objective) {
    batch = examples;
    return counted(objective);
  }

  /** The objective of the next step. */
  Objective ofNextStep(Objective objective) {
    batch = Math.min(batchSize, examples - seen);
    seen = (seen + batch) % examples;
    return counted(objective);
  }

  private Objective counted(Objective objective) {
    return objective instanceof LeastSquaresObjective leastSquares
        ? new CountedLeastSquares(leastSquares)
        : new Counted(objective);
  }

  private void count(long passes) {
    passedExamples += passes * batch;
  }

  private class Counted implements Objective {
    private final Objective objective;

    Counted(Objective objective) {
      this.objective = objective;
    }

    @Override
    public int dimension() {
      return objective.dimension();
    }

    @Override
    public double value(double[] parameters) {
      count(1);
      return objective.value(parameters);
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      count(2);
      return objective.gradient(parameters, gradient);
    }

    @Override
    public double gradient(double[] parameters, double[] gradient, Slice slice) {
      count(2);
      return objective.gradient(parameters, gradient, slice);
    }

    @Override
    public void inSlices(Slice slice) {
      objective.inSlices(slice);
    }
  }

  private final class CountedLeastSquares extends Counted implements LeastSquaresObjective {
    private final LeastSquaresObjective objective;

    CountedLeastSquares(LeastSquaresObjective objective) {
      super(objective);
      this.objective = objective;
    }

    @Override
    public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
      count(1 + outputs);
      return objective.normalEquations(parameters, gradient, gaussNewton);
    }
  }
}
