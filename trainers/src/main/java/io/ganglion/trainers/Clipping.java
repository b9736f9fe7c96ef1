package io.ganglion.trainers;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Objective;

/**
 * Gradients no longer than a limit: a longer one is shortened to it and keeps its direction.
 *
 * <p>Source: Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, algorithm
 * 1. Off unless a limit is set.
 */
final class Clipping {
  static final String WHAT = "longest gradient that is followed, > 0: a longer one is scaled down to it; .inf for any";

  private Clipping() {}

  /** As below, and has {@code slice} use it; where nothing is clipped, part by part. */
  static double gradient(Objective objective, double[] parameters, double[] gradient, double clipNorm,
      Objective.Slice slice) {
    if (clipNorm == Double.POSITIVE_INFINITY) {
      return objective.gradient(parameters, gradient, slice);
    }
    double value = gradient(objective, parameters, gradient, clipNorm);
    objective.inSlices(slice);
    return value;
  }

  /** Overwrites {@code gradient}, clipped; returns the objective's value. */
  static double gradient(Objective objective, double[] parameters, double[] gradient, double clipNorm) {
    double value = objective.gradient(parameters, gradient);
    if (clipNorm < Double.POSITIVE_INFINITY) {
      double norm = ExactMath.norm(gradient);
      if (norm > clipNorm) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = gradient[i] / norm * clipNorm;
        }
      }
    }
    return value;
  }
}
