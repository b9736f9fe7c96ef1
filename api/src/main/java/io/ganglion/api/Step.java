package io.ganglion.api;

/**
 * The result of one step of a trainer.
 *
 * @param loss the objective at the parameters that the step <em>started</em> from
 * @param state the state for the next step; may be the record that came in, with its arrays changed
 * @param outcome whether to continue
 */
public record Step<S extends Record>(double loss, S state, Outcome outcome) {
  /** Whether to continue. */
  public enum Outcome {
    /** Go on. */
    PROGRESS,
    /** The method's own criterion says that this is a minimum. */
    CONVERGED,
    /** The method can't find a better point from here. */
    STUCK
  }

  /** The usual step: go on. */
  public static <S extends Record> Step<S> progress(double loss, S state) {
    return new Step<>(loss, state, Outcome.PROGRESS);
  }
}
