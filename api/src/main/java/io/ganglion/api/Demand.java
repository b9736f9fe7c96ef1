package io.ganglion.api;

/** What a trainer needs of the objective. Checked against the experiment before a run starts. */
public enum Demand {
  /** Every step sees the same function: full batches, or the method's memory of earlier steps means nothing. */
  FULL_BATCH,
  /** The objective is a {@link LeastSquaresObjective}. */
  LEAST_SQUARES
}
