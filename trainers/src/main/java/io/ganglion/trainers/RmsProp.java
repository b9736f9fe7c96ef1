package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.OptionalDouble;

/**
 * Gradient descent in which each derivative is divided by the root of the moving average of its square.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Tieleman, Hinton, "Lecture 6.5: rmsprop", <em>COURSERA: Neural Networks for Machine Learning</em>, 2012,
 * with its defaults for the averages (0.9) and the learning rate (0.001). Departure, as in PyTorch: ε is added to the
 * root. No momentum, which the lecture leaves open.
 */
@Plugin(name = "rmsprop", summary = "Gradient descent with steps over the root of the average square.",
    api = Api.LEVEL)
public record RmsProp(
    @Setting("about how far a step moves each parameter, > 0") double learningRate,
    @Setting("part of the average of squares that is kept in a step, at least 0 and less than 1") double rho,
    @Setting("added to the root of the average, > 0: where derivatives are smaller, so are steps") double epsilon,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<RmsProp.State> {

  /**
   * What is kept between steps.
   *
   * @param squares moving averages of the squared derivatives
   * @param step how many steps have been made
   */
  public record State(double[] squares, long step, @Scratch double[] gradient) {}

  public RmsProp() {
    this(0.001);
  }

  /** The defaults but for the learning rate. */
  public RmsProp(double learningRate) {
    this(learningRate, 0.9, 1e-8,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public RmsProp {
    Require.positive("learningRate", learningRate);
    Require.fromUpTo("rho", rho, 0, 1);
    Require.positive("epsilon", epsilon);
    Require.positiveOrInfinite("clipNorm", clipNorm);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], 0, new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double rate = rate(state);
    double[] squares = state.squares;
    double loss = Clipping.gradient(objective, parameters, g, clipNorm, (from, to) -> {
      for (int i = from; i < to; i++) {
        squares[i] = rho * squares[i] + (1 - rho) * g[i] * g[i];
        parameters[i] -= rate * g[i] / (Math.sqrt(squares[i]) + epsilon);
      }
    });
    return Step.progress(loss, new State(squares, state.step + 1, g));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(State state) {
    return learningRate * schedule.factor(state.step, decay, decaySteps, warmUp);
  }
}
