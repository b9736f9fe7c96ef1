package io.ganglion.experiments.start;

import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/** Distinguishes failures in plug-ins from our own. */
final class PluginFault {
  private static final String API = "io.ganglion.api.";
  /** The name of the JDK's class loader for the application's class path. */
  private static final String OURS = "app";

  private final PluginCatalog plugins;

  PluginFault(PluginCatalog plugins) {
    this.plugins = plugins;
  }

  /**
   * The problem to report if {@code thrown} was thrown in a plug-in's code, or by what it called in the JDK or the API.
   *
   * @param log where the stack trace is
   */
  Optional<ProblemException> of(Throwable thrown, Path log) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      Optional<LoadedPlugin<?>> plugin = pluginOf(frame.getClassName());
      if (plugin.isPresent()) {
        return Optional.of(new ProblemException(ExitCode.PLUGIN, new Problem(
            plugin.get().type() + " failed while training: " + thrown, Place.at(plugin.get().origin()),
            "this is a bug in the plug-in; report it to its author, with " + log)));
      }
      if (OURS.equals(frame.getClassLoaderName()) && !frame.getClassName().startsWith(API)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<LoadedPlugin<?>> pluginOf(String className) {
    return plugins.all().stream().filter(plugin -> !plugin.isBuiltIn())
        .filter(plugin -> {
          String record = plugin.type().type().getName();
          return className.equals(record) || className.startsWith(record + "$");
        })
        .findFirst();
  }
}
