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
import java.util.Objects;
import java.util.Set;

/**
 * Globally convergent Rprop: Rprop's steps, one of which is corrected, make a direction, and a line search along it
 * makes sure that the loss falls.
 *
 * <p>Source: Anastasiadis, Magoulas, Vrahatis, "New globally convergent training scheme based on the resilient
 * propagation algorithm", <em>Neurocomputing</em> 64 (2005), 253–270. Steps Δ grow and shrink as in {@link Rprop},
 * variant {@code rprop-minus}. With g the gradient and i the corrected parameter, Δᵢ becomes
 * {@code -(sum of Δⱼ gⱼ over all others + delta) / gᵢ}; parameters move by {@code -τ Δ sign(g)}, with a τ for which
 * Wolfe's conditions hold, found from 1 by the line search of Nocedal and Wright with c₁ = 10⁻⁴ and c₂ = 0.9 (in the
 * strong form). The paper's text was not at hand: the correction, the two choices of i and the default of δ are those
 * of Günther and Fritsch, "neuralnet: training of neural networks", <em>The R Journal</em> 2 (2010), 30–38, who cite
 * it, and as there a corrected step is kept from min-step to max-step, so that the direction always leads downhill. The
 * other defaults are Rprop's.
 *
 * <p>Departures: from Günther and Fritsch, whose program has no line search, the search along the direction; it starts
 * with τ = 1 and doubles it while the loss falls, so that a parameter may move by more than max-step, and it may end
 * at a point that is merely low enough ({@link LineSearch}). The corrected step is kept from min-step to max-step, so
 * that the product of gradient and direction need not be -delta. A parameter whose derivative is 0 doesn't move, and
 * is never the corrected one. The corrected step is not what the next one grows or shrinks from. Where the search
 * finds nothing, training is stuck.
 *
 * <p>The gradient at the end of a step serves the next, so that a step costs as many gradients as its line search.
 */
@Plugin(name = "grprop", summary = "Globally convergent Rprop: with a line search.", api = Api.LEVEL)
public record Grprop(
    @Setting("the parameter whose step is corrected: that of the smallest step, or of the smallest derivative but 0")
    Correction correction,
    @Setting(ResilientSteps.INCREASE) double increase,
    @Setting(ResilientSteps.DECREASE) double decrease,
    @Setting(ResilientSteps.INITIAL_STEP) double initialStep,
    @Setting(ResilientSteps.MIN_STEP) double minStep,
    @Setting(ResilientSteps.MAX_STEP) double maxStep,
    @Setting("how steeply the corrected direction leads downhill, > 0") double delta)
    implements Trainer<Grprop.State> {

  private static final double CURVATURE = 0.9;

  /** Which parameter's step is corrected. Those whose derivative is 0 don't count; of equals, the first. */
  public enum Correction {
    /** That whose step is smallest. */
    SMALLEST_STEP,
    /** That whose derivative is smallest. */
    SMALLEST_DERIVATIVE
  }

  /**
   * What is kept between steps.
   *
   * @param stepSize of each parameter
   * @param previous the gradient of the step before; 0 at first
   * @param gradient where the next step starts
   * @param loss there
   * @param started whether the last two mean anything yet
   */
  public record State(@StepSizes(least = "minStep", greatest = "maxStep") double[] stepSize,
      double[] previous, double[] gradient, double loss, boolean started,
      @Scratch double[] nextSize, @Scratch double[] direction, @Scratch double[] point,
      @Scratch double[] pointGradient) {}

  public Grprop() {
    this(Correction.SMALLEST_STEP, 1.2, 0.5, 0.1, 1e-6, 50, 1e-6);
  }

  public Grprop {
    Objects.requireNonNull(correction, "correction");
    ResilientSteps.check(increase, decrease, initialStep, minStep, maxStep);
    Require.positive("delta", delta);
  }

  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    double[] stepSize = new double[n];
    Arrays.fill(stepSize, initialStep);
    return new State(stepSize, new double[n], new double[n], 0, false, new double[n], new double[n], new double[n],
        new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    // At the first step in an array of its own: an objective that throws later leaves the other as it is.
    double[] g = state.started ? state.gradient : new double[parameters.length];
    double loss = state.started ? state.loss : objective.gradient(parameters, g);
    if (Vectors.isZero(g)) {
      return new Step<>(loss, started(state, g, loss), Step.Outcome.CONVERGED);
    }
    double[] d = state.direction;
    for (int i = 0; i < g.length; i++) {
      double change = Sign.of(g[i]) * Sign.of(state.previous[i]);
      double size = state.stepSize[i];
      state.nextSize[i] = change > 0 ? Math.min(size * increase, maxStep)
          : change < 0 ? Math.max(size * decrease, minStep)
          : size;
      d[i] = -Sign.of(g[i]) * state.nextSize[i];
    }
    int corrected = corrected(g, state.nextSize);
    d[corrected] = -Sign.of(g[corrected]) * correctedSize(g, state.nextSize, corrected);

    LineSearch search = new LineSearch(objective, parameters, d, state.point, state.pointGradient, CURVATURE);
    if (!search.find(loss, Vectors.dot(g, d), 1)) {
      return new Step<>(loss, started(state, g, loss), Step.Outcome.STUCK);
    }
    System.arraycopy(state.point, 0, parameters, 0, parameters.length);
    return Step.progress(loss, new State(state.nextSize, g, state.pointGradient, search.value(), true,
        state.stepSize, d, state.point, state.previous));
  }

  private static State started(State state, double[] gradient, double loss) {
    return new State(state.stepSize, state.previous, gradient, loss, true, state.nextSize, state.direction, state.point,
        state.pointGradient);
  }

  private int corrected(double[] gradient, double[] stepSize) {
    int smallest = -1;
    double smallestSize = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gradient.length; i++) {
      double size = correction == Correction.SMALLEST_STEP ? stepSize[i] : Math.abs(gradient[i]);
      if (gradient[i] != 0 && (size < smallestSize || smallest < 0)) {
        smallest = i;
        smallestSize = size;
      }
    }
    return smallest;
  }

  private double correctedSize(double[] gradient, double[] stepSize, int corrected) {
    double others = 0;
    for (int i = 0; i < gradient.length; i++) {
      others += i == corrected ? 0 : stepSize[i] * gradient[i];
    }
    double size = -(others + delta) / gradient[corrected];
    return Math.max(minStep, Math.min(size, maxStep));
  }
}
