package io.ganglion.experiments.study;

import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.runner.Bench;
import java.util.List;
import java.util.OptionalDouble;

/** Small studies in a test's folder. */
final class Studies {
  static final PluginCatalog PLUGINS = new PluginLoader().load(List.of());

  private Studies() {}

  /** {@code FOLDER/NAME.yaml} with changed settings. */
  static Trial trial(Bench bench, String name, OptionalDouble target, String... sets) {
    LoadedExperiment loaded = ExperimentReader.read(bench.path(name + ".yaml"), List.of(sets));
    return new Trial(String.join(", ", sets), loaded.bind(PLUGINS), target, loaded::place);
  }

  static TrialPool pool(int threads, Journal journal) {
    return new TrialPool(PLUGINS, threads, journal, new Interruption(), StudyProgress.NONE);
  }
}
