package io.ganglion.runner.compare;

import io.ganglion.runner.config.Changes;
import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.study.Trial;
import java.util.OptionalDouble;

/**
 * One of the things that are compared.
 *
 * @param changes what it changes of the experiment
 * @param loaded the experiment, changed
 * @param experiment the same, bound
 */
record Variant(String name, Changes changes, LoadedExperiment loaded, Experiment experiment) {
  static Variant of(String name, Changes changes, LoadedExperiment base, PluginCatalog plugins) {
    LoadedExperiment loaded = base.with(changes);
    return new Variant(name, changes, loaded, loaded.bind(plugins));
  }

  /** It with one of its seeds. */
  Trial trial(long seed, OptionalDouble target) {
    return new Trial(name + ", seed " + seed, experiment.withSeed(seed), target, loaded::place);
  }

  /** The same with more changes. */
  Variant with(Changes more, PluginCatalog plugins) {
    LoadedExperiment changed = loaded.with(more);
    return new Variant(name, changes.and(more), changed, changed.bind(plugins));
  }
}
