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
 * Gradient descent in which each derivative is divided by the root of the sum of all its squares so far: parameters
 * whose derivatives are small or rare take longer steps, and all steps shrink with time.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
 * <em>JMLR</em> 12 (2011), 2121–2159, figure 1 with diagonal matrices; ε is its δ, and its default that of PyTorch. The
 * default learning rate is chosen: it is the length of each parameter's first step, and Rprop's is the same.
 * Departures: none.
 */
@Plugin(name = "adagrad", summary = "Gradient descent with steps over the root of all squares so far.",
    api = Api.LEVEL)
public record Adagrad(
    @Setting("about how far the first step moves each parameter, > 0") double learningRate,
    @Setting("added to the root of the sum, > 0: where derivatives are smaller, so are steps") double epsilon,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Adagrad.State> {

  /**
   * What is kept between steps.
   *
   * @param squares sums of the squared derivatives
   * @param step how many steps have been made
   */
  public record State(double[] squares, long step, @Scratch double[] gradient) {}

  public Adagrad() {
    this(0.1);
  }

  /** The defaults but for the learning rate. */
  public Adagrad(double learningRate) {
    this(learningRate, 1e-10,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public Adagrad {
    Require.positive("learningRate", learningRate);
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
        squares[i] += g[i] * g[i];
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
