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
 * Gradient descent with momentum: {@code v = momentum * v - learningRate * g}, with g the gradient and v the velocity,
 * 0 at first. Classical momentum then moves the parameters by v, Nesterov's by {@code momentum * v - learningRate * g}.
 * With momentum 0 it is plain backpropagation.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Rumelhart, Hinton, Williams, "Learning internal representations by error propagation", in <em>Parallel
 * Distributed Processing</em> 1, MIT Press 1986, equation 16; the default momentum is theirs too. The default learning
 * rate is chosen: with this momentum a lasting slope is followed at {@code 0.1 / (1 - 0.9)} = 1 times the gradient, and
 * a quadratic of curvature up to {@code 2 * (1 + 0.9) / 0.1} = 38 stays stable.
 *
 * <p>Nesterov's method is Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep
 * learning", ICML 2013, equations 3 and 4. Departure, as in Bengio, Boulanger-Lewandowski, Pascanu, "Advances in
 * optimizing recurrent networks", ICASSP 2013, equation 7: the parameters are the point that is looked ahead to, so
 * that a step needs one gradient, and its loss is that of the parameters.
 *
 * <p>Weight decay is decoupled: beside the step, each parameter w loses {@code rate * weightDecay * w}, with the rate
 * that the schedule gives. Source: Loshchilov, Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 1.
 * Departure, as in PyTorch: what the paper calls λ is {@code learningRate * weightDecay} here.
 */
@Plugin(name = "backprop", summary = "Gradient descent with momentum.", api = Api.LEVEL)
public record Backprop(
    @Setting("how much of the gradient a step follows, > 0") double learningRate,
    @Setting("how much of the last step is repeated, at least 0 and less than 1") double momentum,
    @Setting("whether the gradient is taken where the momentum leads, as Nesterov does") boolean nesterov,
    @Setting("part of each parameter that a step removes, per learning rate, at least 0") double weightDecay,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Backprop.State> {

  /**
   * What is kept between steps.
   *
   * @param velocity momentum's share of the next change of each parameter, over the momentum; empty without momentum
   * @param step how many steps have been made
   */
  public record State(double[] velocity, long step, @Scratch double[] gradient) {}

  public Backprop() {
    this(0.1, 0.9);
  }

  /** Classical momentum, the same learning rate in every step, no weight decay, no clipping. */
  public Backprop(double learningRate, double momentum) {
    this(learningRate, momentum, false, 0, Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY,
        Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public Backprop {
    Require.positive("learningRate", learningRate);
    Require.fromUpTo("momentum", momentum, 0, 1);
    Require.notNegative("weightDecay", weightDecay);
    Require.positiveOrInfinite("clipNorm", clipNorm);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[momentum == 0 ? 0 : n], 0, new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] v = state.velocity;
    double[] g = state.gradient;
    double rate = rate(state);
    double loss = Clipping.gradient(objective, parameters, g, clipNorm, momentum == 0
        ? (from, to) -> descend(rate, g, parameters, from, to)
        : (from, to) -> roll(rate, g, v, parameters, from, to));
    return Step.progress(loss, new State(v, state.step + 1, g));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(State state) {
    return learningRate * schedule.factor(state.step, decay, decaySteps, warmUp);
  }

  private void descend(double rate, double[] g, double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] += -rate * g[i] - rate * weightDecay * parameters[i];
    }
  }

  private void roll(double rate, double[] g, double[] v, double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = momentum * v[i] - rate * g[i];
      double move = nesterov ? momentum * v[i] - rate * g[i] : v[i];
      parameters[i] += move - rate * weightDecay * parameters[i];
    }
  }
}
