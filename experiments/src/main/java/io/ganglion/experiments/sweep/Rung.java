package io.ganglion.experiments.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the rounds of successive halving (Jamieson and Talwalkar, Non-stochastic best arm identification and
 * hyperparameter optimization, 2016): a number of settings, each for a maximum number of epochs. Numbers as Hyperband
 * has them (Li and others, 2018, algorithm 1): of n settings, n / eta go on for eta times the epochs, until those that
 * are left have all. Every round trains from the start.
 */
record Rung(int candidates, int epochs) {
  /**
   * The rounds.
   *
   * @param candidates how many begin, at least 1
   * @param eta at least 2
   * @param epochs of the last round, at least 1
   */
  static List<Rung> of(int candidates, int eta, int epochs) {
    List<Rung> rungs = new ArrayList<>();
    int left = candidates;
    long share = 1;
    while (left / eta >= 1 && epochs / (share * eta) >= 1) {
      left /= eta;
      share *= eta;
    }
    left = candidates;
    for (; share >= 1; share /= eta) {
      rungs.add(new Rung(left, (int) (epochs / share)));
      left /= eta;
    }
    return rungs;
  }

  /** The most epochs that these rounds can take together. */
  static long cost(List<Rung> rungs) {
    return rungs.stream().mapToLong(rung -> (long) rung.candidates * rung.epochs).sum();
  }
}
