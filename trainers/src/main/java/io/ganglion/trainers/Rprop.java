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
import java.util.Objects;
import java.util.Set;

/**
 * Resilient backpropagation: every parameter has a step size of its own, which grows while the sign of its partial
 * derivative lasts and shrinks when it flips. The size of the derivative plays no part.
 *
 * <p>Each variant is as in Igel and Hüsken, "Empirical evaluation of the improved Rprop learning algorithms",
 * <em>Neurocomputing</em> 50 (2003), 105–123; the method is Riedmiller's and Braun's, "A direct adaptive method for
 * faster backpropagation learning: the RPROP algorithm", ICNN 1993, as are the defaults. Departures: none, but that a
 * start between the smallest and the largest step is required.
 *
 * <p>First steps that differ, uniform in [{@code initial-step}, {@code initial-step-max}), are Prechelt's, "PROBEN1",
 * Technical Report 21/94, Karlsruhe 1994, section 3. They are a function of the seed and of the parameter's place.
 *
 * <p>Where published implementations go astray, and what is done here:
 * <ul>
 *   <li>FANN lets a step grow while {@code g * previous >= 0} and moves by {@code slope < 0 ? -step : +step}. A zero
 *       derivative, or one that has just been set to zero after a flip, so moves its weight, by a grown step. Here zero
 *       moves nothing and leaves the step size alone.
 *   <li>PyTorch, FANN and Encog look at the product of the two derivatives, which underflows to zero while both are
 *       well above it (from 1e-162 in {@code double}, from 1e-23 in {@code float}); Encog also takes any product below
 *       1e-17 for zero. Here signs are compared.
 * </ul>
 *
 * <p>A {@code NaN} derivative counts as zero: the loss of the step shows that the run has diverged.
 */
@Plugin(name = "rprop", summary = "Resilient backpropagation: steps by the sign of the gradient.", api = Api.LEVEL)
public record Rprop(
    @Setting("what happens when a derivative's sign flips") Variant variant,
    @Setting(ResilientSteps.INCREASE) double increase,
    @Setting(ResilientSteps.DECREASE) double decrease,
    @Setting(ResilientSteps.INITIAL_STEP) double initialStep,
    @Setting("unless 0, first steps are drawn between initial-step and this, up to max-step") double initialStepMax,
    @Setting(ResilientSteps.MIN_STEP) double minStep,
    @Setting(ResilientSteps.MAX_STEP) double maxStep,
    @Setting("what first steps are drawn from; the same seed gives the same steps") long seed)
    implements Trainer<Rprop.State> {
  /** The number of parameters whose values stay in the first-level cache from one loop to the next. */
  private static final int BLOCK = 1024;

  /** What happens, beside the shrinking of the step size, to a parameter whose partial derivative flips its sign. */
  public enum Variant {
    /** The last step is taken back, and the next is made as if there had been none before. */
    RPROP_PLUS,
    /** Nothing: the parameter takes the smaller step in the new direction. */
    RPROP_MINUS,
    /** As {@link #RPROP_PLUS} if the loss rose; otherwise as {@link #IRPROP_MINUS}. */
    IRPROP_PLUS,
    /** The parameter stands still, and the next step is made as if there had been none before. */
    IRPROP_MINUS
  }

  /**
   * What is kept between steps.
   *
   * @param stepSize of each parameter
   * @param previous the gradient of the step before; 0 at first, and where the sign flipped and was to be forgotten
   * @param previousLoss the loss at which the step before started; infinite at first
   */
  public record State(@StepSizes(least = "minStep", greatest = "maxStep") double[] stepSize,
      double[] previous, @Scratch double[] gradient, double previousLoss) {}

  public Rprop() {
    this(Variant.IRPROP_PLUS, 1.2, 0.5, 0.1, 1e-6, 50);
  }

  /** Every parameter has the same first step. */
  public Rprop(Variant variant, double increase, double decrease, double initialStep, double minStep, double maxStep) {
    this(variant, increase, decrease, initialStep, 0, minStep, maxStep, 0);
  }

  public Rprop {
    Objects.requireNonNull(variant, "variant");
    ResilientSteps.check(increase, decrease, initialStep, minStep, maxStep);
    Require.notNegative("initialStepMax", initialStepMax);
    if (initialStepMax != 0) {
      Require.notAbove("initialStep", initialStep, "initialStepMax", initialStepMax);
      Require.notAbove("initialStepMax", initialStepMax, "maxStep", maxStep);
    }
  }

  /** Signs of derivatives are compared from step to step, so they must be those of one function. */
  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    double spread = initialStepMax == 0 ? 0 : initialStepMax - initialStep;
    double[] stepSize = new double[n];
    for (int i = 0; i < n; i++) {
      stepSize[i] = initialStep + spread * SeededRandom.uniform(seed, 0, i);
    }
    return new State(stepSize, new double[n], new double[n], Double.POSITIVE_INFINITY);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double loss = objective.gradient(parameters, g);

    boolean forgets = variant != Variant.RPROP_MINUS;
    boolean takesBack = variant == Variant.RPROP_PLUS
        || (variant == Variant.IRPROP_PLUS && loss > state.previousLoss);
    objective.inSlices((from, to) -> {
      for (int at = from; at < to; at += BLOCK) {
        move(forgets, takesBack, g, state.previous, state.stepSize, parameters, at, Math.min(at + BLOCK, to));
      }
    });
    return Step.progress(loss, new State(state.stepSize, g, state.previous, loss));
  }

  private void move(boolean forgets, boolean takesBack, double[] g, double[] previous, double[] stepSize,
      double[] parameters, int from, int to) {
    double[] change = previous;
    SignChanges.find(g, change, from, to);
    if (SignChanges.areAnyUnclear(change, g, from, to)) {
      moveOneByOne(forgets, takesBack, g, change, stepSize, parameters, from, to);
      return;
    }
    if (takesBack) {
      SignChanges.takeBack(change, g, stepSize, parameters, from, to);
    }
    if (forgets) {
      SignChanges.forget(change, g, from, to);
    }
    SignChanges.toFactors(change, increase, decrease, from, to);
    SignChanges.resize(change, stepSize, minStep, maxStep, from, to);
    SignChanges.move(g, stepSize, parameters, from, to);
  }

  /** The same where derivatives may be infinite or {@code NaN}; a change that is {@code NaN} counts as 0. */
  private void moveOneByOne(boolean forgets, boolean takesBack, double[] g, double[] change, double[] stepSize,
      double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      double sign = Sign.of(g[i]);
      double size = stepSize[i];
      double factor = change[i] > 0 ? increase : change[i] < 0 ? decrease : 1;
      stepSize[i] = Math.max(Math.min(size * factor, maxStep), minStep);
      if (forgets && change[i] < 0) {
        // The last step was of this very size and against the sign before, so it needs no array.
        parameters[i] += takesBack ? -sign * size : 0.0;
        g[i] = 0;
      } else {
        parameters[i] += 0.0 - sign * stepSize[i];
      }
    }
  }
}
