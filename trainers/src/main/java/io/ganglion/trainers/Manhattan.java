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
 * Moves every parameter by the same distance, against the sign of its derivative; where that is 0 or no number, it
 * stays.
 *
 * <p>Works on full batches, mini-batches and single examples. Comes no closer to a minimum than its learning rate, so
 * give it a schedule that falls.
 *
 * <p>Source: Peterson, Hartman, "Explorations of the mean field theory learning algorithm", <em>Neural Networks</em> 2
 * (1989), 475–494, the "Manhattan" update; Rprop with steps that never change. Departures: none. The default learning
 * rate is chosen: that of Adam, whose steps are as long where derivatives keep their sign.
 */
@Plugin(name = "manhattan", summary = "Moves each parameter by one distance, by the sign of the gradient.",
    api = Api.LEVEL)
public record Manhattan(
    @Setting("how far a step moves each parameter, > 0") double learningRate,
    @Setting(Schedule.WHAT) Schedule schedule,
    @Setting(Schedule.DECAY) double decay,
    @Setting(Schedule.DECAY_STEPS) long decaySteps,
    @Setting(Schedule.WARM_UP) long warmUp)
    implements Trainer<Manhattan.State> {

  /**
   * What is kept between steps.
   *
   * @param step how many steps have been made
   */
  public record State(long step, @Scratch double[] gradient) {}

  public Manhattan() {
    this(0.001);
  }

  /** The same distance in every step. */
  public Manhattan(double learningRate) {
    this(learningRate, Schedule.CONSTANT, Schedule.DEFAULT_DECAY, Schedule.DEFAULT_DECAY_STEPS, 0);
  }

  public Manhattan {
    Require.positive("learningRate", learningRate);
    Schedule.check(schedule, decay, decaySteps, warmUp);
  }

  @Override
  public State start(Objective objective) {
    return new State(0, new double[objective.dimension()]);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double[] g = state.gradient;
    double loss = objective.gradient(parameters, g);
    double rate = rate(state);
    for (int i = 0; i < g.length; i++) {
      parameters[i] -= rate * Sign.of(g[i]);
    }
    return Step.progress(loss, new State(state.step + 1, g));
  }

  @Override
  public OptionalDouble learningRate(State state) {
    return OptionalDouble.of(rate(state));
  }

  private double rate(State state) {
    return learningRate * schedule.factor(state.step, decay, decaySteps, warmUp);
  }
}
