package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.StepSizes;
import io.ganglion.api.Trainer;
import java.util.Arrays;
import java.util.Set;

/**
 * Rprop with simulated annealing: weight decay and, where a derivative flips at a small step, noise in the step size;
 * both fade as {@code 2 ^ (-temperature * epoch)}.
 *
 * <p>Source: Treadgold, Gedeon, "Simulated annealing and weight decay in adaptive learning: the SARPROP algorithm",
 * <em>IEEE Transactions on Neural Networks</em> 9 (1998), 662–668. With A = {@code 2 ^ (-temperature * epoch)}, the
 * root mean square error R, a random r from [0, 1) and the constants k₁, k₂, k₃: {@code k₁ w / (1 + w²) A} is added to
 * the derivative of each weight w; where the sum keeps its sign, the step grows and is made; where it flips, nothing
 * moves, the flip is forgotten, and the step shrinks, to which {@code k₃ r R A} is added if it was below {@code k₂ R²}.
 *
 * <p>The paper's text was not at hand: the formulas and k₁, k₂ are as later accounts and FANN's source give them. FANN
 * adds {@code w} in the place of {@code w / (1 + w²)}, and writes k₃ = 3 as 2 to the power of a setting whose default
 * is 1.385, a slip for log₂ 3 = 1.585. The temperature depends on the problem; its default is FANN's.
 *
 * <p>Departure: a trainer sees no errors of single examples, so R is the root of the loss.
 */
@Plugin(name = "sarprop", summary = "Rprop with simulated annealing: weight decay and noise that fade.",
    api = Api.LEVEL)
public record Sarprop(
    @Setting(ResilientSteps.INCREASE) double increase,
    @Setting(ResilientSteps.DECREASE) double decrease,
    @Setting(ResilientSteps.INITIAL_STEP) double initialStep,
    @Setting(ResilientSteps.MIN_STEP) double minStep,
    @Setting(ResilientSteps.MAX_STEP) double maxStep,
    @Setting("halvings of decay and noise per epoch, > 0") double temperature,
    @Setting("k1: weight decay at first, at least 0") double weightDecay,
    @Setting("k2: steps below this many times the loss are given noise, at least 0") double noiseThreshold,
    @Setting("k3: noise at first, in roots of the loss, at least 0") double noise,
    @Setting("what noise is drawn from; the same seed gives the same noise") long seed)
    implements Trainer<Sarprop.State> {

  /**
   * What is kept between steps.
   *
   * @param stepSize of each parameter
   * @param previous the derivatives of the step before, with decay; 0 at first, and where the sign flipped
   * @param epoch how many steps have been made
   */
  public record State(@StepSizes(least = "minStep", greatest = "maxStep") double[] stepSize,
      double[] previous, long epoch, @Scratch double[] gradient) {}

  public Sarprop() {
    this(0.015, 0);
  }

  /** The defaults but for these. */
  public Sarprop(double temperature, long seed) {
    this(1.2, 0.5, 0.1, 1e-6, 50, temperature, 0.01, 0.1, 3, seed);
  }

  public Sarprop {
    ResilientSteps.check(increase, decrease, initialStep, minStep, maxStep);
    Require.positive("temperature", temperature);
    Require.notNegative("weightDecay", weightDecay);
    Require.notNegative("noiseThreshold", noiseThreshold);
    Require.notNegative("noise", noise);
  }

  /** Signs of derivatives are compared from step to step, so they must be those of one function. */
  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    double[] stepSize = new double[n];
    Arrays.fill(stepSize, initialStep);
    return new State(stepSize, new double[n], 0, new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double loss = objective.gradient(parameters, g);

    double annealing = StrictMath.pow(2, -temperature * state.epoch);
    double[] stepSize = state.stepSize;
    for (int i = 0; i < g.length; i++) {
      double w = parameters[i];
      g[i] += weightDecay * annealing * w / (1 + w * w);
      double change = Sign.of(g[i]) * Sign.of(state.previous[i]);
      double size = stepSize[i];
      if (change < 0) {
        double shaken = size < noiseThreshold * loss
            ? noise * SeededRandom.uniform(seed, state.epoch, i) * Math.sqrt(loss) * annealing
            : 0;
        stepSize[i] = clamped(size * decrease + shaken);
        g[i] = 0;
      } else {
        stepSize[i] = change > 0 ? clamped(size * increase) : size;
        parameters[i] -= Sign.of(g[i]) * stepSize[i];
      }
    }
    return Step.progress(loss, new State(stepSize, g, state.epoch + 1, state.previous));
  }

  private double clamped(double size) {
    return Math.max(Math.min(size, maxStep), minStep);
  }
}
