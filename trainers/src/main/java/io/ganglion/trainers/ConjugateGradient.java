package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.Set;

/**
 * Nonlinear conjugate gradients: each step goes to a minimum along a line, whose direction is the gradient's, but for
 * what would spoil the minima along the lines before.
 *
 * <p>Source: Polak, Ribière, "Note sur la convergence de méthodes de directions conjuguées", <em>RIRO</em> 3 (1969),
 * 35–43, in the form of Nocedal, Wright, <em>Numerical Optimization</em>, 2nd edition, Springer 2006, algorithm 5.4
 * with β = max(0, β<sup>PR</sup>) (equation 5.45) and a line search for the strong Wolfe conditions with c₂ = 0.1. The
 * first length tried changes the loss as much as the last step did, to first order (page 59); at first, it is 1.
 * It starts afresh along the gradient where two successive gradients are far from orthogonal (equation 5.52, with its
 * ν = 0.1), where the direction doesn't lead downhill, and where the search finds nothing. Departures: those of
 * the line search ({@link LineSearch}), which may end at a point that is merely low enough.
 *
 * <p>The gradient at the end of a step serves the next, so that a step costs as many gradients as its line search,
 * usually two or three.
 */
@Plugin(name = "conjugate-gradient", summary = "Conjugate gradients of Polak and Ribière, with a line search.",
    api = Api.LEVEL)
public record ConjugateGradient(
    @Setting("part of the slope that a line search may leave, greater than 0.0001 and less than 1") double curvature)
    implements Trainer<ConjugateGradient.State> {

  private static final double FAR_FROM_ORTHOGONAL = 0.1;

  /**
   * What is kept between steps.
   *
   * @param direction of the next step
   * @param gradient where the next step starts
   * @param loss there
   * @param change of the loss in the last step, to first order; 0 if the next has no step to go by
   * @param started whether the others mean anything yet
   */
  public record State(double[] direction, double[] gradient, double loss, double change, boolean started,
      @Scratch double[] point, @Scratch double[] pointGradient) {}

  public ConjugateGradient() {
    this(0.1);
  }

  public ConjugateGradient {
    Require.strictlyBetween("curvature", curvature, 1e-4, 1);
  }

  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], 0, 0, false, new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    if (!state.started) {
      return step(objective, parameters, evaluated(objective, parameters, state));
    }
    double[] d = state.direction;
    double[] g = state.gradient;
    if (Vectors.isZero(g)) {
      return new Step<>(state.loss, state, Step.Outcome.CONVERGED);
    }
    double slope = Vectors.dot(g, d);
    double first = state.change == 0 ? 1 / ExactMath.norm(d) : state.change / slope;
    LineSearch search = new LineSearch(objective, parameters, d, state.point, state.pointGradient, curvature);
    if (!search.find(state.loss, slope, first)) {
      Vectors.negate(g, d);
      // Where the search has failed along the gradient itself, there is nothing left to try.
      return new Step<>(state.loss, new State(d, g, state.loss, 0, true, state.point, state.pointGradient),
          state.change == 0 ? Step.Outcome.STUCK : Step.Outcome.PROGRESS);
    }
    System.arraycopy(state.point, 0, parameters, 0, parameters.length);
    turn(d, g, state.pointGradient);
    return Step.progress(state.loss,
        new State(d, state.pointGradient, search.value(), search.length() * slope, true, state.point, g));
  }

  /** The state at the first step. */
  private static State evaluated(Objective objective, double[] parameters, State state) {
    Downhill start = Downhill.at(parameters, objective);
    return new State(start.direction(), start.gradient(), start.loss(), 0, true, state.point, state.pointGradient);
  }

  /** Overwrites the direction with the next. */
  private static void turn(double[] direction, double[] last, double[] gradient) {
    double square = Vectors.dot(gradient, gradient);
    double overlap = Vectors.dot(gradient, last);
    double beta = Math.max(0, (square - overlap) / Vectors.dot(last, last));
    boolean isFar = Math.abs(overlap) >= FAR_FROM_ORTHOGONAL * square;
    double kept = isFar || !Double.isFinite(beta) ? 0 : beta;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = kept * direction[i] - gradient[i];
    }
    if (!(Vectors.dot(gradient, direction) < 0)) {
      Vectors.negate(gradient, direction);
    }
  }
}
