package io.ganglion.experiments.bench;

import io.ganglion.experiments.statistics.Median;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a trainer did on a problem.
 *
 * @param attempts one for each start; none if it can't be used on the problem
 */
public record TrainerScore(String problem, PluginSpec trainer, List<Attempt> attempts) {
  public TrainerScore {
    attempts = List.copyOf(attempts);
  }

  int solved() {
    return (int) attempts.stream().filter(Attempt::solved).count();
  }

  /** The median of the starts that were solved; empty if none was. */
  OptionalDouble propagations() {
    double[] solved = attempts.stream().filter(Attempt::solved).mapToDouble(Attempt::propagations).toArray();
    return solved.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(solved));
  }

  /** As {@link #propagations}. */
  OptionalDouble seconds() {
    double[] solved = attempts.stream().filter(Attempt::solved).mapToDouble(Attempt::seconds).toArray();
    return solved.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(solved));
  }
}
