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
 * {@link Adam} with the largest average square so far in the place of the last: no step is longer because big
 * derivatives have been forgotten.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Reddi, Kale, Kumar, "On the convergence of Adam and beyond", ICLR 2018, algorithm 2. Departures, as in
 * PyTorch: both averages are corrected for their start as in Adam, the square after the maximum is taken; ε is added to
 * the root; the learning rate is the schedule's. The defaults are Adam's.
 */
@Plugin(name = "amsgrad", summary = "Adam with the largest average square so far.", api = Api.LEVEL)
public record AmsGrad(
    @Setting(Moments.LEARNING_RATE) double learningRate,
    @Setting(Moments.BETA1) double beta1,
    @Setting(Moments.BETA2) double beta2,
    @Setting(Moments.EPSILON) double epsilon,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<AmsGrad.State> {

  /**
   * What is kept between steps.
   *
   * @param first moving averages of the derivatives
   * @param second moving averages of their squares
   * @param largest the largest of each of the second averages so far
   * @param firstPower β₁ to the power of the number of steps
   * @param secondPower β₂ to that power
   * @param step how many steps have been made
   */
  public record State(double[] first, double[] second, double[] largest, double firstPower, double secondPower,
      long step, @Scratch double[] gradient) {}

  public AmsGrad() {
    this(0.001);
  }

  /** The defaults but for the learning rate. */
  public AmsGrad(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public AmsGrad {
    Moments.check(learningRate, beta1, beta2, epsilon);
    Require.positiveOrInfinite("clipNorm", clipNorm);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], new double[n], 1, 1, 0, new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double rate = rate(state);
    double firstPower = state.firstPower * beta1;
    double secondPower = state.secondPower * beta2;
    double[] m = state.first;
    double[] v = state.second;
    double[] largest = state.largest;
    double loss = Clipping.gradient(objective, parameters, g, clipNorm, (from, to) -> {
      for (int i = from; i < to; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        largest[i] = Math.max(largest[i], v[i]);
        double mean = m[i] / (1 - firstPower);
        parameters[i] -= rate * mean / (Math.sqrt(largest[i] / (1 - secondPower)) + epsilon);
      }
    });
    return Step.progress(loss, new State(m, v, largest, firstPower, secondPower, state.step + 1, g));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(State state) {
    return learningRate * schedule.factor(state.step, decay, decaySteps, warmUp);
  }
}
