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
 * {@link Adam} with decoupled weight decay: beside Adam's step, each parameter w loses {@code rate * weightDecay * w},
 * with the rate that the schedule gives, so that decay isn't divided by the size of the derivatives.
 *
 * <p>Works on full batches, mini-batches and single examples. Decay is not part of the loss.
 *
 * <p>Source: Loshchilov, Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2. Departure, as in
 * PyTorch: what the paper calls λ is {@code learningRate * weightDecay} here. Adam's defaults are Adam's; the default
 * decay is PyTorch's, as the paper has none.
 */
@Plugin(name = "adamw", summary = "Adam with decoupled weight decay.", api = Api.LEVEL)
public record AdamW(
    @Setting(Moments.LEARNING_RATE) double learningRate,
    @Setting(Moments.BETA1) double beta1,
    @Setting(Moments.BETA2) double beta2,
    @Setting(Moments.EPSILON) double epsilon,
    @Setting("part of each parameter that a step removes, per learning rate, at least 0") double weightDecay,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Moments> {

  public AdamW() {
    this(0.001, 0.01);
  }

  /** The defaults but for these. */
  public AdamW(double learningRate, double weightDecay) {
    this(learningRate, 0.9, 0.999, 1e-8, weightDecay,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public AdamW {
    Moments.check(learningRate, beta1, beta2, epsilon);
    Require.notNegative("weightDecay", weightDecay);
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
    return state.step(objective, parameters, clipNorm, beta1, beta2, epsilon, rate, weightDecay);
  }

  @Override
  public OptionalDouble learningRate(Moments state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(Moments state) {
    return learningRate * schedule.factor(state.step(), decay, decaySteps, warmUp);
  }
}
