package io.ganglion.experiments.study;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.config.RuntimeSection;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.Place;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One training of a study: an experiment with its seed and all its settings, without a run directory of its own.
 *
 * @param name what it is among the others, for progress and the log: {@code rprop, seed 42}
 * @param experiment computed by one thread, for a study trains as many at once as there are,
 *     and without files for other programs
 * @param target the training loss of which the study wants to know when it was reached; empty if of none
 * @param places where in the experiment a setting stands, by dotted path
 */
public record Trial(String name, Experiment experiment, OptionalDouble target, Function<String, Place> places) {
  private static final int KEY_DIGITS = 16;

  public Trial {
    experiment = experiment.withoutOutput().withRuntime(
        new RuntimeSection(OptionalInt.of(1), experiment.runtime().precision()));
  }

  /** The same for trials of which nothing differs that their results depend on, and for no others. */
  public String key() {
    String what = ResolvedYaml.write(experiment) + target;
    return Sha256.of(what.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS);
  }
}
