package io.ganglion.experiments.sweep;

import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.Variant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Settings that are tried.
 *
 * @param number from 1, in the order in which they are tried
 * @param stages what is trained, round after round: the last has all its epochs
 */
record Candidate(int number, List<Variant> stages) {
  /** The experiment with these settings. */
  Variant variant() {
    return stages.get(stages.size() - 1);
  }

  /** The trainings of a round. */
  List<Trial> trials(int stage, int seeds) {
    long first = variant().experiment().seed();
    return LongStream.range(first, first + seeds)
        .mapToObj(seed -> stages.get(stage).trial(seed, OptionalDouble.empty())).toList();
  }

  /** The most epochs that a round can take. */
  long cost(int stage, int seeds) {
    return (long) stages.get(stage).experiment().training().epochs() * seeds;
  }
}
