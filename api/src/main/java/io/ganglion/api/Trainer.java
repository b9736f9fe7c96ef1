package io.ganglion.api;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * A training method. The host owns epochs, batches, stopping, progress and checkpoints; a trainer is the rule by which
 * one step changes the parameters.
 *
 * <p>An implementation is a plug-in record that holds settings and nothing else. All that changes between steps is in
 * the parameters and in {@code S}, a record whose components are {@code double}, {@code int}, {@code long},
 * {@code boolean} or arrays of {@code double}, {@code int} or {@code long}. Saving the parameters and the state saves
 * the run, for every trainer, without its author doing anything. Components marked {@link Scratch} are not saved.
 *
 * @param <S> the state between steps
 */
public interface Trainer<S extends Record> {
  /** The state before the first step. May look at the dimension; draws nothing at random. */
  S start(Objective objective);

  /**
   * Makes one step: evaluates {@code objective} as often as it needs and changes {@code parameters} in place.
   *
   * <p>{@code objective} is one fixed function during the call; the next call may bring another batch. {@code state} is
   * what the step before returned; the trainer may change its arrays and return it again. If the objective throws, the
   * step never happened: parameters and state are as they were, but for scratch arrays. Neither {@code parameters} nor
   * {@code objective} is kept. A step allocates at most its result and the {@link Objective.Slice} that it hands over.
   */
  Step<S> step(Objective objective, double[] parameters, S state);

  /** What this trainer, with these settings, needs of the objective. */
  default Set<Demand> demands() {
    return Set.of();
  }

  /**
   * The learning rate of the step that starts from {@code state}, for those who follow a training; empty if this method
   * has none. Changes nothing.
   */
  default OptionalDouble learningRate(S state) {
    return OptionalDouble.empty();
  }
}
