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
 * Limited-memory BFGS: a quasi-Newton method that builds its idea of the curvature from the last few steps.
 *
 * <p>Source: Nocedal, Wright, <em>Numerical Optimization</em>, 2nd edition, Springer 2006, algorithms 7.4 and 7.5, with
 * the scaling of equation 7.20 and a line search for the strong Wolfe conditions (algorithms 3.5 and 3.6, c₂ = 0.9)
 * that tries the whole step first; the very first step, along the gradient, tries the length 1. The default memory is
 * chosen from their range of 3 to 20.
 *
 * <p>Departures: the search asks for the strong conditions, where algorithm 7.5 asks for Wolfe's, and may end at a
 * point that is merely low enough ({@link LineSearch}). A step along which the gradient did not grow is not
 * remembered, and the scaling is then that of the last step that was. Where the direction doesn't lead downhill, which
 * only rounding can bring about, the step goes along the gradient. Where the search finds nothing, all is forgotten,
 * and the next step starts afresh along the gradient; if that finds nothing either, training is stuck. It converges
 * only where the gradient is exactly 0: a tolerance is the stop rule {@code gradient}.
 *
 * <p>The gradient at the end of a step serves the next, so that a step costs as many gradients as its line search,
 * usually one.
 */
@Plugin(name = "lbfgs", summary = "Limited-memory BFGS with a line search for the strong Wolfe conditions.",
    api = Api.LEVEL)
public record Lbfgs(
    @Setting("how many steps are remembered, at least 1") int memory,
    @Setting("part of the slope that a line search may leave, greater than 0.0001 and less than 1") double curvature)
    implements Trainer<Lbfgs.State> {

  /**
   * What is kept between steps.
   *
   * @param moves the last steps, each a row; the oldest is overwritten by the next
   * @param changes of the gradient in these steps
   * @param products of each of these moves and its change
   * @param remembered how many steps have been put into the rows since the last fresh start
   * @param direction of the next step
   * @param gradient where the next step starts
   * @param loss there
   * @param started whether the others mean anything yet
   */
  public record State(double[] moves, double[] changes, double[] products, long remembered, double[] direction,
      double[] gradient, double loss, boolean started, @Scratch double[] shares, @Scratch double[] point,
      @Scratch double[] pointGradient) {}

  public Lbfgs() {
    this(10, 0.9);
  }

  public Lbfgs {
    Require.atLeast("memory", memory, 1);
    Require.strictlyBetween("curvature", curvature, 1e-4, 1);
  }

  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    int rows = Math.multiplyExact(memory, n);
    return new State(new double[rows], new double[rows], new double[memory], 0, new double[n], new double[n], 0, false,
        new double[memory], new double[n], new double[n]);
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
    double first = state.remembered == 0 ? 1 / ExactMath.norm(d) : 1;
    LineSearch search = new LineSearch(objective, parameters, d, state.point, state.pointGradient, curvature);
    if (!search.find(state.loss, slope, first)) {
      Vectors.negate(g, d);
      return new Step<>(state.loss, next(state, 0, g, state.loss, state.pointGradient),
          state.remembered == 0 ? Step.Outcome.STUCK : Step.Outcome.PROGRESS);
    }
    long remembered = state.remembered + remember(parameters, state);
    System.arraycopy(state.point, 0, parameters, 0, parameters.length);
    turn(state, remembered);
    return Step.progress(state.loss, next(state, remembered, state.pointGradient, search.value(), g));
  }

  /** The state at the first step. */
  private static State evaluated(Objective objective, double[] parameters, State state) {
    Downhill start = Downhill.at(parameters, objective);
    return new State(state.moves, state.changes, state.products, 0, start.direction(), start.gradient(), start.loss(),
        true, state.shares, state.point, state.pointGradient);
  }

  private static State next(State state, long remembered, double[] gradient, double loss, double[] spare) {
    return new State(state.moves, state.changes, state.products, remembered, state.direction, gradient, loss, true,
        state.shares, state.point, spare);
  }

  /** Puts the step from the parameters to the point into the oldest row; returns 1, or 0 if it shows no curvature. */
  private int remember(double[] parameters, State state) {
    int n = parameters.length;
    double product = 0;
    for (int i = 0; i < n; i++) {
      product += (state.point[i] - parameters[i]) * (state.pointGradient[i] - state.gradient[i]);
    }
    if (!(product > 0)) {
      return 0;
    }
    int row = row(state.remembered);
    state.products[row] = product;
    for (int i = 0; i < n; i++) {
      state.moves[row * n + i] = state.point[i] - parameters[i];
      state.changes[row * n + i] = state.pointGradient[i] - state.gradient[i];
    }
    return 1;
  }

  /** Algorithm 7.4: overwrites the direction with the next, from the gradient at the point. */
  private void turn(State state, long remembered) {
    double[] d = state.direction;
    Vectors.negate(state.pointGradient, d);
    long oldest = Math.max(0, remembered - memory);
    for (long k = remembered - 1; k >= oldest; k--) {
      int row = row(k);
      state.shares[row] = product(state.moves, row, d) / state.products[row];
      add(-state.shares[row], state.changes, row, d);
    }
    scale(d, state, remembered);
    for (long k = oldest; k < remembered; k++) {
      int row = row(k);
      add(state.shares[row] - product(state.changes, row, d) / state.products[row], state.moves, row, d);
    }
    if (!(Vectors.dot(state.pointGradient, d) < 0)) {
      Vectors.negate(state.pointGradient, d);
    }
  }

  /** Equation 7.20: by the curvature along the last step. */
  private void scale(double[] direction, State state, long remembered) {
    if (remembered == 0) {
      return;
    }
    int n = direction.length;
    int row = row(remembered - 1);
    double square = 0;
    for (int i = row * n; i < (row + 1) * n; i++) {
      square += state.changes[i] * state.changes[i];
    }
    double scale = state.products[row] / square;
    for (int i = 0; i < n; i++) {
      direction[i] *= scale;
    }
  }

  private int row(long k) {
    return (int) (k % memory);
  }

  private static double product(double[] rows, int row, double[] vector) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += rows[row * vector.length + i] * vector[i];
    }
    return sum;
  }

  private static void add(double factor, double[] rows, int row, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += factor * rows[row * vector.length + i];
    }
  }
}
