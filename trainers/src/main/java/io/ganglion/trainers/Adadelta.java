package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;

/**
 * Gradient descent in which each derivative is multiplied by the root mean square of the parameter's moves and divided
 * by that of its derivatives, so that no learning rate is needed.
 *
 * <p>Works on full batches, mini-batches and single examples. Starts slowly: the first steps are about the root of ε.
 *
 * <p>Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012, algorithm 1; the defaults are those of its
 * table 1. Departures: none.
 */
@Plugin(name = "adadelta", summary = "Gradient descent with steps by the moves and gradients of late.",
    api = Api.LEVEL)
public record Adadelta(
    @Setting("part of the averages of squares that is kept in a step, at least 0 and less than 1") double rho,
    @Setting("added to the averages of squares, > 0: its root is about how far the first step goes") double epsilon,
    @Setting(Clipping.WHAT) double clipNorm)
    implements Trainer<Adadelta.State> {

  /**
   * What is kept between steps.
   *
   * @param squares moving averages of the squared derivatives
   * @param squaredMoves moving averages of the squared moves
   */
  public record State(double[] squares, double[] squaredMoves, @Scratch double[] gradient) {}

  public Adadelta() {
    this(0.95, 1e-6, Double.POSITIVE_INFINITY);
  }

  public Adadelta {
    Require.fromUpTo("rho", rho, 0, 1);
    Require.positive("epsilon", epsilon);
    Require.positiveOrInfinite("clipNorm", clipNorm);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double[] squares = state.squares;
    double[] squaredMoves = state.squaredMoves;
    double loss = Clipping.gradient(objective, parameters, g, clipNorm, (from, to) -> {
      for (int i = from; i < to; i++) {
        squares[i] = rho * squares[i] + (1 - rho) * g[i] * g[i];
        double move = Math.sqrt(squaredMoves[i] + epsilon) / Math.sqrt(squares[i] + epsilon) * g[i];
        squaredMoves[i] = rho * squaredMoves[i] + (1 - rho) * move * move;
        parameters[i] -= move;
      }
    });
    return Step.progress(loss, state);
  }
}
