package io.ganglion.experiments.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.Dimension;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which settings {@code ganglion sweep} tries: {@code sweep} in the file.
 *
 * <p>The defaults are chosen, but for {@code eta}: 3 is Hyperband's (Li and others, 2018).
 */
public record SweepSection(
    @Setting("the settings to search, each with a list of values or a range: 2..32, 0.1..0.9, log:1e-4..1e-1")
        Map<String, Dimension> over,
    @Setting("random: drawn by the seed; sobol: spread evenly; grid: every combination; halving: random ones,"
        + " the best of which are trained for longer") Method method,
    @Setting("how many combinations of settings are tried, ≥ 1; a grid tries all of its own") int runs,
    @Setting("how many values a grid takes from a range, ≥ 1") int points,
    @Setting("the metric that ranks the settings, of the validation part") String metric,
    @Setting("how many seeds each is trained with, starting at the experiment's own, ≥ 1; the median"
        + " decides") int seeds,
    @Setting("the epochs that all trainings may take together; no limit unless given")
        Optional<Integer> budget,
    @Setting("halving: one in this many goes on, for this many times the epochs, ≥ 2") int eta) {
  /** How settings are chosen. */
  public enum Method {
    /** Drawn evenly and independently. */
    RANDOM,
    /** A sequence that fills the space evenly, wherever it ends. */
    SOBOL,
    /** Every combination. */
    GRID,
    /** Successive halving (Jamieson and Talwalkar, 2016). */
    HALVING
  }

  public SweepSection() {
    this(Map.of(), Method.SOBOL, 20, 5, "validation.loss", 1, Optional.empty(), 3);
  }

  public SweepSection {
    Require.atLeast("runs", runs, 1);
    Require.atLeast("points", points, 1);
    Require.atLeast("seeds", seeds, 1);
    budget.ifPresent(epochs -> Require.atLeast("budget", epochs, 1));
    Require.atLeast("eta", eta, 2);
    over = Collections.unmodifiableMap(new LinkedHashMap<>(over));
  }
}
