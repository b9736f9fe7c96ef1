package io.ganglion.trainers;

import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Jumps, parameter by parameter, to the minimum of the parabola through its last two derivatives.
 *
 * <p>Source: Fahlman, "An empirical study of learning speed in back-propagation networks", Technical Report
 * CMU-CS-88-162, Carnegie Mellon University 1988, and for the cases that its text leaves open the program quickprop1.c,
 * that was published with it: a jump is at most {@code maxGrowth} times the last one, also where the parabola opens
 * downwards; to a parameter that goes on in the direction of its last move, the gradient's share is added; one that
 * did not move last takes the gradient's share alone; where the minimum is exactly {@code maxGrowth} times as far, the
 * jump is that. The default of maxGrowth is Fahlman's μ.
 *
 * <p>Departures: the learning rate is not divided by a unit's fan-in, since a trainer sees no units. The default
 * learning rate is chosen: that of {@link Backprop}. Weight decay is off unless asked for; Fahlman adds 0.0001 of the
 * weight to its derivative where weights would overflow. His other two measures, an offset to the sigmoid's derivative
 * and the hyperbolic arctangent of the error, are no business of a trainer.
 */
@Plugin(name = "quickprop", summary = "Jumps to the minima of parabolas, one for each parameter.", api = Api.LEVEL)
public record Quickprop(
    @Setting("how much of the gradient a step follows beside its jump, > 0") double learningRate,
    @Setting("the largest ratio of a jump to the one before, > 0") double maxGrowth,
    @Setting("part of each parameter that is added to its derivative, at least 0") double weightDecay)
    implements Trainer<Quickprop.State> {

  /**
   * What is kept between steps.
   *
   * @param move the last change of each parameter
   * @param previous the derivatives in the step before, with weight decay
   */
  public record State(double[] move, double[] previous, @Scratch double[] gradient) {}

  public Quickprop() {
    this(0.1, 1.75, 0);
  }

  public Quickprop {
    Require.positive("learningRate", learningRate);
    Require.positive("maxGrowth", maxGrowth);
    Require.notNegative("weightDecay", weightDecay);
  }

  /** A parabola is laid through derivatives from two steps, so they must be those of one function. */
  @Override
  public Set<Demand> demands() {
    return Set.of(Demand.FULL_BATCH);
  }

  @Override
  public State start(Objective objective) {
    int n = objective.dimension();
    return new State(new double[n], new double[n], new double[n]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double loss = objective.gradient(parameters, g);
    double[] move = state.move;
    double[] previous = state.previous;
    for (int i = 0; i < g.length; i++) {
      g[i] += weightDecay * parameters[i];
      move[i] = move(move[i], -g[i], -previous[i]);
      parameters[i] += move[i];
    }
    return Step.progress(loss, new State(move, g, previous));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(learningRate);
  }

  /** The next move, given the last one, the slope downhill, and what that was before the last move. */
  private double move(double last, double slope, double previous) {
    if (last == 0) {
      return learningRate * slope;
    }
    double direction = Math.signum(last);
    boolean goesOn = direction * slope > 0;
    // From here on the parabola's minimum is too far, or behind; where both slopes are equal, there is none.
    boolean isFar = direction * slope >= direction * previous * (maxGrowth / (1 + maxGrowth));
    double jump = isFar ? maxGrowth * last : last * (slope / (previous - slope));
    return goesOn ? jump + learningRate * slope : jump;
  }
}
