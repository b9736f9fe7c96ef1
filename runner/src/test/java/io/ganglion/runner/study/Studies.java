package io.ganglion.runner.study;

import io.ganglion.runner.Bench;
import io.ganglion.runner.config.ExperimentReader;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.plugins.PluginLoader;
import io.ganglion.runner.run.Interruption;
import io.ganglion.runner.terminal.Console;
import io.ganglion.runner.terminal.StudyProgress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

/** Small studies in a test's folder. */
final class Studies {
  static final PluginCatalog PLUGINS = new PluginLoader().load(List.of());
  static final StudyProgress QUIET = new StudyProgress(new Console(nowhere(), nowhere(), false, true), () -> 0);

  private Studies() {}

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  /** {@code FOLDER/NAME.yaml} with changed settings. */
  static Trial trial(Bench bench, String name, OptionalDouble target, String... sets) {
    LoadedExperiment loaded = ExperimentReader.read(bench.path(name + ".yaml"), List.of(sets));
    return new Trial(String.join(", ", sets), loaded.bind(PLUGINS), target, loaded::place);
  }

  static TrialPool pool(int threads, Journal journal) {
    return new TrialPool(PLUGINS, threads, journal, new Interruption(), QUIET);
  }
}
