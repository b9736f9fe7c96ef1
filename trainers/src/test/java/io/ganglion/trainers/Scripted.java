package io.ganglion.trainers;

import io.ganglion.api.Objective;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.ScriptedObjective;
import java.util.Arrays;

/** Runs of one weight on losses and derivatives that are given. */
final class Scripted {
  private Scripted() {}

  /** The weight after each step, all losses being 1. */
  static <S extends Record> double[] weights(Trainer<S> trainer, double start, double... derivatives) {
    double[] losses = new double[derivatives.length];
    Arrays.fill(losses, 1);
    Objective objective = ScriptedObjective.ofOneParameter(losses, derivatives);
    double[] w = {start};
    double[] weights = new double[derivatives.length];
    S state = trainer.start(objective);
    for (int i = 0; i < weights.length; i++) {
      state = trainer.step(objective, w, state).state();
      weights[i] = w[0];
    }
    return weights;
  }
}
