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
import java.util.Arrays;
import java.util.Set;

/**
 * Scaled conjugate gradients: the length of a step comes from the curvature along it, found by a difference of two
 * gradients and raised until it can be trusted, instead of from a line search.
 *
 * <p>Source: Møller, "A scaled conjugate gradient algorithm for fast supervised learning", <em>Neural Networks</em> 6
 * (1993), 525–533; the default settings are the largest that it allows. A step is one round of its algorithm; one
 * whose move would raise the loss leaves the parameters where they are and scales up.
 *
 * <p>Departures: where the loss at the end of a move is no number, or infinite, the scale is multiplied by 4, as the
 * paper's rule has no value; where a direction doesn't lead downhill, it is replaced by the gradient's; a move too
 * small to change any parameter ends the run; with n parameters, it restarts along the gradient after every n steps
 * that moved, where the paper counts all rounds.
 *
 * <p>A step costs two gradients, or one after a step that didn't move; the first costs three.
 */
@Plugin(name = "scg", summary = "Møller's scaled conjugate gradients.", api = Api.LEVEL)
public record Scg(
    @Setting("how far apart the two gradients are, at most 0.0001") double sigma,
    @Setting("first scale, at most 0.000001: what is added to the curvature along a unit direction") double lambda)
    implements Trainer<Scg.State> {

  /**
   * What is kept between steps, named as in the paper where it has a name.
   *
   * @param direction p
   * @param gradient −r, where the next step starts
   * @param loss there
   * @param curvature δ along the direction, if it is known
   * @param lambda λ
   * @param addedLambda the part of λ that the curvature already holds
   * @param known whether the last step did not move, so that the curvature is known
   * @param moves how many steps have moved
   * @param started whether the others mean anything yet
   */
  public record State(double[] direction, double[] gradient, double loss, double curvature, double lambda,
      double addedLambda, boolean known, long moves, boolean started, @Scratch double[] point,
      @Scratch double[] pointGradient) {}

  public Scg() {
    this(1e-4, 1e-6);
  }

  public Scg {
    Require.positive("sigma", sigma);
    Require.between("sigma", sigma, 0, 1e-4);
    Require.positive("lambda", lambda);
    Require.between("lambda", lambda, 0, 1e-6);
  }

  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], 0, 0, lambda, 0, false, 0, false, new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    if (!state.started) {
      return step(objective, parameters, evaluated(objective, parameters, state));
    }
    double[] p = state.direction;
    double[] g = state.gradient;
    if (Vectors.isZero(g)) {
      return new Step<>(state.loss, state, Step.Outcome.CONVERGED);
    }
    double square = Vectors.dot(p, p);
    double delta = state.known ? state.curvature : curvature(objective, parameters, state);
    double scale = state.lambda;
    delta += (scale - state.addedLambda) * square;
    double added = scale;
    if (delta <= 0) {
      added = 2 * (scale - delta / square);
      delta = -delta + scale * square;
      scale = added;
    }
    double mu = -Vectors.dot(p, g);
    double alpha = mu / delta;
    for (int i = 0; i < p.length; i++) {
      state.point[i] = parameters[i] + alpha * p[i];
    }
    if (Arrays.equals(state.point, parameters)) {
      return new Step<>(state.loss, state, Step.Outcome.STUCK);
    }
    double loss = objective.gradient(state.point, state.pointGradient);
    double comparison = 2 * delta * (state.loss - loss) / (mu * mu);
    boolean moves = comparison >= 0;
    double nextScale = !Double.isFinite(comparison) ? 4 * scale
        : comparison < 0.25 ? scale + delta * (1 - comparison) / square
        : moves && comparison >= 0.75 ? scale / 4
        : scale;
    if (!moves) {
      return Step.progress(state.loss, new State(p, g, state.loss, delta, nextScale, added, true, state.moves, true,
          state.point, state.pointGradient));
    }
    System.arraycopy(state.point, 0, parameters, 0, parameters.length);
    turn(p, g, state.pointGradient, mu, (state.moves + 1) % parameters.length == 0);
    return Step.progress(state.loss, new State(p, state.pointGradient, loss, 0, nextScale, 0, false, state.moves + 1,
        true, state.point, g));
  }

  /** The state at the first step. */
  private static State evaluated(Objective objective, double[] parameters, State state) {
    Downhill start = Downhill.at(parameters, objective);
    return new State(start.direction(), start.gradient(), start.loss(), 0, state.lambda, 0, false, 0, true,
        state.point, state.pointGradient);
  }

  /** The paper's step 2: δ, the curvature along the direction times the square of its length. */
  private double curvature(Objective objective, double[] parameters, State state) {
    double[] p = state.direction;
    double distance = sigma / ExactMath.norm(p);
    for (int i = 0; i < p.length; i++) {
      state.point[i] = parameters[i] + distance * p[i];
    }
    objective.gradient(state.point, state.pointGradient);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * ((state.pointGradient[i] - state.gradient[i]) / distance);
    }
    return sum;
  }

  /** The paper's step 7: overwrites the direction with the next. */
  private static void turn(double[] p, double[] last, double[] gradient, double mu, boolean restarts) {
    double beta = restarts ? 0 : (Vectors.dot(gradient, gradient) - Vectors.dot(gradient, last)) / mu;
    for (int i = 0; i < p.length; i++) {
      p[i] = beta * p[i] - gradient[i];
    }
    if (!(Vectors.dot(p, gradient) < 0)) {
      Vectors.negate(gradient, p);
    }
  }
}
