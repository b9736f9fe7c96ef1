package io.ganglion.runner.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
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
    @Setting("the settings that vary, each with a list of values or a range: 2..32, 0.1..0.9, log:1e-4..1e-1")
        Map<String, Dimension> over,
    @Setting("random: drawn by the seed; sobol: spread evenly; grid: every combination; halving: random ones, of which"
        + " the best go on for longer") Method method,
    @Setting("how many settings are tried, ≥ 1; a grid has all of its own") int runs,
    @Setting("of a range, how many values a grid takes, ≥ 1") int points,
    @Setting("what decides, of the validation part") String metric,
    @Setting("how many seeds each is trained with, from the experiment's own on, ≥ 1; their median decides") int seeds,
    @Setting("how many epochs all trainings may take together at the most; empty for any number")
        Optional<Integer> budget,
    @Setting("halving: one of so many goes on, for so many times the epochs, ≥ 2") int eta) {
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
