package io.ganglion.experiments.study;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.plugins.PluginCatalog;
import java.util.OptionalDouble;

/**
 * One of the experiments that a study trains: the one in the file, with some settings changed.
 *
 * @param changes the settings that it changes
 * @param loaded the experiment, changed
 * @param experiment the same, bound
 */
public record Variant(String name, Changes changes, LoadedExperiment loaded, Experiment experiment) {
  /**
   * The experiment with some changes.
   *
   * @throws io.ganglion.problem.ProblemException with everything that is wrong with it then
   */
  public static Variant of(String name, Changes changes, LoadedExperiment base, PluginCatalog plugins) {
    LoadedExperiment loaded = base.with(changes);
    return new Variant(name, changes, loaded, loaded.bind(plugins));
  }

  /** It with one of its seeds. */
  public Trial trial(long seed, OptionalDouble target) {
    return new Trial(name + ", seed " + seed, experiment.withSeed(seed), target, loaded::place);
  }

  /** The same with more changes. */
  public Variant with(Changes more, PluginCatalog plugins) {
    LoadedExperiment changed = loaded.with(more);
    return new Variant(name, changes.and(more), changed, changed.bind(plugins));
  }
}
