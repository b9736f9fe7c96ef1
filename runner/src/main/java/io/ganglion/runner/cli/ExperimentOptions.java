package io.ganglion.runner.cli;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.PluginsSection;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLock;
import io.ganglion.plugins.PluginPath;
import io.ganglion.problem.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is changed in an experiment, and the plug-ins that it can use. */
final class ExperimentOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one setting, such as trainer=backprop or trainer.learning-rate=0.3; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Short for --set seed=N.")
  private @Nullable String seed;

  @Mixin
  private PluginOption plugins;

  LoadedExperiment load(Path file) {
    return ExperimentReader.read(file, overrides());
  }

  /** What is changed, as {@code --set} says it. */
  List<String> overrides() {
    List<String> overrides = new ArrayList<>(sets);
    if (seed != null) {
      overrides.add("seed=" + seed);
    }
    return overrides;
  }

  /** What {@code --plugin} gives. */
  List<String> jars() {
    return plugins.jars;
  }

  /** Which jars may be used; empty if all may. */
  Optional<PluginLock> lock() {
    return plugins.lock();
  }

  /** The plug-ins that the experiment can use. */
  PluginCatalog plugins(Session session, LoadedExperiment loaded) {
    plugins.lock().ifPresent(lock -> lock.require(loaded.jarsOfFormat()));
    return session.plugins(plugins.jars, pluginPaths(loaded), plugins.lock());
  }

  /** The experiment as its resolved form has it: with every jar that was given, whichever way. */
  Experiment withPluginPaths(Session session, LoadedExperiment loaded, Experiment experiment) {
    return experiment.withPlugins(new PluginsSection(session.pluginPaths(plugins.jars, pluginPaths(loaded)).stream()
        .map(given -> given.path().toAbsolutePath()).distinct().toList()));
  }

  /** What the experiment itself says. */
  static List<PluginPath> pluginPaths(LoadedExperiment loaded) {
    Place place = loaded.place("plugins.path");
    return loaded.pluginPaths().stream().map(path -> new PluginPath(path, place)).toList();
  }
}
