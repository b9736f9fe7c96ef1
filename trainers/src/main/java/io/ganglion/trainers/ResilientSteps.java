package io.ganglion.trainers;

import io.ganglion.api.Require;

/** The settings of step sizes that {@link Rprop} and the trainers derived from it have in common. */
final class ResilientSteps {
  static final String INCREASE = "factor by which a step grows while the sign lasts, > 1";
  static final String DECREASE = "factor by which a step shrinks when the sign flips, between 0 and 1";
  static final String INITIAL_STEP = "first step of every parameter, from min-step to max-step";
  static final String MIN_STEP = "smallest step, > 0";
  static final String MAX_STEP = "largest step";

  private ResilientSteps() {}

  /** Checks the settings of the same names. */
  static void check(double increase, double decrease, double initialStep, double minStep, double maxStep) {
    Require.above("increase", increase, 1);
    Require.strictlyBetween("decrease", decrease, 0, 1);
    Require.positive("initialStep", initialStep);
    Require.positive("minStep", minStep);
    Require.positive("maxStep", maxStep);
    Require.notAbove("minStep", minStep, "initialStep", initialStep);
    Require.notAbove("initialStep", initialStep, "maxStep", maxStep);
  }
}
