package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.OptionalDouble;

/**
 * Gradient descent in which each parameter's step is the moving average of its derivative over the root of that of its
 * square, so that it is about as long as the learning rate, whatever the size of the derivative.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1; the defaults are theirs.
 * Departures: none; ε is added to the corrected root, as in algorithm 1 and unlike the shortcut at the end of its
 * section 2.
 */
@Plugin(name = "adam", summary = "Gradient descent by moving averages of the gradient and its square.",
    api = Api.LEVEL)
public record Adam(
    @Setting(Moments.LEARNING_RATE) double learningRate,
    @Setting(Moments.BETA1) double beta1,
    @Setting(Moments.BETA2) double beta2,
    @Setting(Moments.EPSILON) double epsilon,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Moments> {

  public Adam() {
    this(0.001);
  }

  /** The defaults but for the learning rate. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public Adam {
    Moments.check(learningRate, beta1, beta2, epsilon);
    Require.positiveOrInfinite("clipNorm", clipNorm);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public Moments start(Objective objective) {
    return Moments.ofNothing(objective);
  }

  @Override
  public Step<Moments> step(Objective objective, double[] parameters, Moments state) {
    double rate = rate(state);
    return state.step(objective, parameters, clipNorm, beta1, beta2, epsilon, rate, 0);
  }

  @Override
  public OptionalDouble learningRate(Moments state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(Moments state) {
    return learningRate * schedule.factor(state.step(), decay, decaySteps, warmUp);
  }
}
