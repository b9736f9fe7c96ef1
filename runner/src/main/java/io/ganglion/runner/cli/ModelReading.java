package io.ganglion.runner.cli;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.RunFolder;
import io.ganglion.experiments.run.TrainedWith;
import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.plugins.JarHash;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command reads models: where runs are found, and which plug-ins may be used. */
final class ModelReading {
  @Mixin
  private RunsOption runs;

  @Option(names = "--allow-changed-plugins", description = "Use plug-ins from other jars than those that the model was"
      + " trained with.")
  private boolean allowChangedPlugins;

  @Mixin
  private PluginOption plugins;

  /** Reads models by the same plug-ins again and again. */
  Reader reader(Session session) {
    return new Reader(session.plugins(plugins.jars, List.of(), plugins.lock()), allowChangedPlugins);
  }

  /** The file of the model that {@code given} names. */
  Path file(Path given) {
    Path model = place(given);
    return Files.isDirectory(model) ? RunFolder.modelOf(model) : model;
  }

  /** A path; or the directory of the run that is named. */
  Path place(Path given) {
    if (Files.exists(given)) {
      return given;
    }
    boolean isName = given.getNameCount() <= 2 && !given.isAbsolute()
        && !given.toString().endsWith(ExperimentRun.MODEL_FILE) && Files.isDirectory(runs.folder());
    return isName ? runs.runs().find(given.toString()).directory()
        : runs.runs().latestOf(given).map(RunEntry::directory).orElse(given);
  }

  /** What another jar computes under a name is another model. */
  private static void requireUnchanged(Model model, List<PluginType<?>> used, Path file) {
    List<Problem> problems = new ArrayList<>();
    for (PluginType<?> plugin : new LinkedHashSet<>(used)) {
      Optional<String> trained = TrainedWith.of(model.source(), plugin.kind(), plugin.name());
      Optional<String> now = JarHash.of(plugin.type());
      if (trained.isPresent() && !trained.equals(now)) {
        problems.add(new Problem("the " + plugin.kind() + " '" + plugin.name()
            + "' comes from another jar than the model was trained with: " + JarHash.path(plugin.type())
                .map(path -> "'" + path + "'").orElse("the class path") + " has the SHA-256 "
            + now.orElse("of no jar") + ", not " + trained.get(), Place.at(file.toString()),
            "give the jar that it was trained with by --plugin, or, if predictions may differ, add"
                + " --allow-changed-plugins"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.PLUGIN, problems);
    }
  }

  /** Reads models. */
  record Reader(PluginCatalog catalog, boolean allowChangedPlugins) {
    /** The model in a file. */
    Model model(Path file) {
      return model(bytes(file), file);
    }

    /** The model that was read from a file. */
    Model model(byte[] bytes, Path file) {
      try {
        CommandPlugins used = new CommandPlugins(catalog, new ArrayList<>());
        Model read = ModelFile.read(bytes, used);
        if (!allowChangedPlugins) {
          requireUnchanged(read, used.found(), file);
        }
        return read;
      } catch (ModelFileException e) {
        throw wrong(file, e);
      }
    }

    /** What a file holds. */
    byte[] bytes(Path file) {
      try {
        return ModelFile.bytes(file);
      } catch (ModelFileException e) {
        throw wrong(file, e);
      } catch (IOException e) {
        throw new ProblemException(ExitCode.DATA, new Problem(
            Files.exists(file) ? "the model can't be read: " + Reason.of(e) : "there is no such model",
            Place.at(file.toString()), "name a run directory, the " + ExperimentRun.MODEL_FILE
            + " in one, or latest"));
      }
    }

    private static ProblemException wrong(Path file, ModelFileException e) {
      return new ProblemException(ExitCode.DATA,
          new Problem(Objects.requireNonNull(e.getMessage()), Place.at(file.toString()), e.help()));
    }
  }

  /** Those of the command line. */
  private record CommandPlugins(PluginCatalog catalog, List<PluginType<?>> found) implements PluginFinder {
    @Override
    public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
      Optional<PluginType<T>> type = catalog.find(kind, name);
      type.ifPresent(found::add);
      return type;
    }

    @Override
    public String cure() {
      return "name its jar with --plugin";
    }
  }
}
