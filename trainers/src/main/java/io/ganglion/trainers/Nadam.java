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
 * {@link Adam} with Nesterov's momentum: the average that a step follows is already that of the next step, with the
 * derivative of this one.
 *
 * <p>Works on full batches, mini-batches and single examples.
 *
 * <p>Source: Dozat, "Incorporating Nesterov momentum into Adam", ICLR 2016 workshop, algorithm 2, with the schedule of
 * momenta of its section 3, {@code beta1 * (1 - 0.5 * 0.96 ^ (t * momentumDecay))} in step t, counted from 1.
 * Departures, as in Keras and PyTorch: averages of derivatives are kept by β₁ and not by the momentum of the step, and
 * those of squares are without the paper's further factor ν, its β₂, which Adam has not. The defaults are PyTorch's.
 */
@Plugin(name = "nadam", summary = "Adam with Nesterov's momentum.", api = Api.LEVEL)
public record Nadam(
    @Setting(Moments.LEARNING_RATE) double learningRate,
    @Setting(Moments.BETA1) double beta1,
    @Setting(Moments.BETA2) double beta2,
    @Setting(Moments.EPSILON) double epsilon,
    @Setting("how fast the momentum rises from half of beta1 to beta1, or 0: not at all") double momentumDecay,
    @Setting(Clipping.WHAT) double clipNorm,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Nadam.State> {

  /**
   * What is kept between steps.
   *
   * @param first moving averages of the derivatives
   * @param second moving averages of their squares
   * @param momenta the product of the momenta of all steps
   * @param secondPower β₂ to the power of the number of steps
   * @param step how many steps have been made
   */
  public record State(double[] first, double[] second, double momenta, double secondPower, long step,
      @Scratch double[] gradient) {}

  public Nadam() {
    this(0.002);
  }

  /** The defaults but for the learning rate. */
  public Nadam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8, 0.004,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public Nadam {
    Moments.check(learningRate, beta1, beta2, epsilon);
    Require.notNegative("momentumDecay", momentumDecay);
    Require.positiveOrInfinite("clipNorm", clipNorm);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], 1, 1, 0, new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double rate = rate(state);
    double momentum = momentum(state.step + 1);
    double nextMomentum = momentum(state.step + 2);
    double momenta = state.momenta * momentum;
    double ofAverage = nextMomentum / (1 - momenta * nextMomentum);
    double ofGradient = (1 - momentum) / (1 - momenta);
    double secondPower = state.secondPower * beta2;
    double[] m = state.first;
    double[] v = state.second;
    double loss = Clipping.gradient(objective, parameters, g, clipNorm, (from, to) -> {
      for (int i = from; i < to; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double mean = ofAverage * m[i] + ofGradient * g[i];
        parameters[i] -= rate * mean / (Math.sqrt(v[i] / (1 - secondPower)) + epsilon);
      }
    });
    return Step.progress(loss, new State(m, v, momenta, secondPower, state.step + 1, g));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(State state) {
    return learningRate * schedule.factor(state.step, decay, decaySteps, warmUp);
  }

  private double momentum(long t) {
    return beta1 * (1 - 0.5 * StrictMath.pow(0.96, t * momentumDecay));
  }
}
