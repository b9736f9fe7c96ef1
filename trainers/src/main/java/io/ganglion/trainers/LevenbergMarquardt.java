package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.LeastSquaresObjective;
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
 * Levenberg–Marquardt: solves (JᵀJ + μI) x = −Jᵀr for the move x, with a damping μ that falls where the residuals are
 * nearly linear and rises where they are not. For sums of squares and up to some thousand parameters: a step takes time
 * in the cube of their number, and space for two matrices of its square.
 *
 * <p>Source: Madsen, Nielsen, Tingleff, <em>Methods for Non-Linear Least Squares Problems</em>, 2nd edition, Technical
 * University of Denmark 2004, algorithm 3.16, with the damping of Nielsen; for networks, Hagan, Menhaj, "Training
 * feedforward networks with the Marquardt algorithm", <em>IEEE Transactions on Neural Networks</em> 5 (1994), 989–993.
 * The first damping is the setting times the largest element of the diagonal of JᵀJ, so that the scale of the loss
 * plays no part; its default is that of the paper's examples. Departures: a step goes on until a move is accepted; it
 * ends the run when the damping leaves no move that would change a parameter, or all derivatives are exactly 0.
 *
 * <p>A step costs JᵀJ once and one value of the loss for each move that is tried.
 */
@Plugin(name = "levenberg-marquardt", summary = "Damped Gauss-Newton steps, for sums of squares.", api = Api.LEVEL)
public record LevenbergMarquardt(
    @Setting("first damping, as part of the largest curvature along a parameter, > 0") double initialDamping)
    implements Trainer<LevenbergMarquardt.State> {

  /** The root of the largest array. */
  private static final int MOST_PARAMETERS = 46_340;

  /**
   * What is kept between steps.
   *
   * @param damping μ; 0 before the first step
   * @param growth ν, by which the damping is multiplied when a move is refused
   */
  public record State(double damping, double growth, @Scratch double[] gradient, @Scratch double[] gaussNewton,
      @Scratch double[] factor, @Scratch double[] move, @Scratch double[] point) {}

  public LevenbergMarquardt() {
    this(1e-3);
  }

  public LevenbergMarquardt {
    Require.positive("initialDamping", initialDamping);
  }

  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH, Demand.LEAST_SQUARES);
  }

  /** @throws IllegalArgumentException if no array can hold as many rows and columns as there are parameters */
  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    if (n > MOST_PARAMETERS) {
      throw new IllegalArgumentException("levenberg-marquardt can train " + MOST_PARAMETERS
          + " parameters at most, but there are " + n + "; scg and lbfgs can train as many");
    }
    int square = n * n;
    return new State(0, 2, new double[n], new double[square], new double[square], new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double[] x = state.move;
    int n = g.length;
    double loss = ((LeastSquaresObjective) objective).normalEquations(parameters, g, state.gaussNewton);
    if (Vectors.isZero(g)) {
      return new Step<>(loss, state, Step.Outcome.CONVERGED);
    }
    double damping = state.damping == 0 ? initialDamping * largestDiagonal(state.gaussNewton, n) : state.damping;
    double growth = state.growth;
    while (Double.isFinite(damping)) {
      if (solves(state, damping)) {
        for (int i = 0; i < n; i++) {
          state.point[i] = parameters[i] + x[i];
        }
        if (Arrays.equals(state.point, parameters)) {
          break;
        }
        double gain = (loss - objective.value(state.point)) / predictedGain(x, g, damping);
        if (gain > 0) {
          System.arraycopy(state.point, 0, parameters, 0, n);
          double surprise = 2 * gain - 1;
          damping *= Math.max(1.0 / 3, 1 - surprise * surprise * surprise);
          return Step.progress(loss, next(state, damping, 2));
        }
      }
      damping *= growth;
      growth *= 2;
    }
    return new Step<>(loss, next(state, state.damping, state.growth), Step.Outcome.STUCK);
  }

  /** Overwrites the move with −(JᵀJ + μI)⁻¹ Jᵀr; false if that can't be solved. */
  private static boolean solves(State state, double damping) {
    int n = state.move.length;
    System.arraycopy(state.gaussNewton, 0, state.factor, 0, n * n);
    for (int i = 0; i < n; i++) {
      state.factor[i * n + i] += damping;
    }
    Vectors.negate(state.gradient, state.move);
    if (!Cholesky.factor(state.factor, n)) {
      return false;
    }
    Cholesky.solve(state.factor, n, state.move);
    return true;
  }

  /** How much the loss would fall if the residuals were linear: xᵀ(μx − Jᵀr) / 2. */
  private static double predictedGain(double[] x, double[] gradient, double damping) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * (damping * x[i] - gradient[i]);
    }
    return sum / 2;
  }

  private static double largestDiagonal(double[] matrix, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, matrix[i * n + i]);
    }
    return largest;
  }

  private static State next(State state, double damping, double growth) {
    return new State(damping, growth, state.gradient, state.gaussNewton, state.factor, state.move, state.point);
  }
}
