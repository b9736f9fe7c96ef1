package io.ganglion.runner.cli;

import io.ganglion.experiments.events.RunEvents;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.PluginLock;
import io.ganglion.plugins.PluginPath;
import io.ganglion.runner.terminal.Console;
import io.ganglion.runner.wiring.Machine;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to do with the world.
 *
 * @param arguments the command line
 * @param environment the environment's variables
 * @param interruption asks the command to end
 * @param halt ends the process at once with a code, if a call of a plug-in doesn't come back; null where only the
 *     caller may do that
 * @param events who hears what the command tells
 * @param machine the rest that it needs
 */
public record Session(List<String> arguments, InputStream in, PrintStream out, PrintStream err,
    Map<String, String> environment, Interruption interruption, @Nullable IntConsumer halt, RunEvents events,
    Machine machine) {
  /** The variable by which the launcher says how it was called. */
  private static final String PROGRAM = "GANGLION_COMMAND";

  /** Without events, unless the command asks for them. */
  public Session(List<String> arguments, InputStream in, PrintStream out, PrintStream err,
      Map<String, String> environment, Interruption interruption, @Nullable IntConsumer halt) {
    this(arguments, in, out, err, environment, interruption, halt, new RunEvents(), Machine.REAL);
  }

  /** A command in a process that isn't its own. */
  public Session(List<String> arguments, InputStream in, PrintStream out, PrintStream err,
      Map<String, String> environment, Interruption interruption) {
    this(arguments, in, out, err, environment, interruption, null);
  }

  /** What to type to start Ganglion. */
  String program() {
    return environment.getOrDefault(PROGRAM, "ganglion");
  }

  Console console(boolean quiet) {
    return Console.of(out, err, environment, quiet);
  }

  /** The plug-ins of Ganglion, of {@code --plugin}, of an experiment and of the environment. */
  PluginCatalog plugins(List<String> options, List<PluginPath> ofExperiment, Optional<PluginLock> lock) {
    List<PluginPath> paths = pluginPaths(options, ofExperiment);
    if (!paths.isEmpty() && halt != null) {
      PluginLimit.of(this).watch(halt);
    }
    return new PluginLoader().load(paths, lock);
  }

  /** Ganglion's own and those of the environment. */
  PluginCatalog plugins() {
    return plugins(List.of(), List.of(), Optional.empty());
  }

  /** Where plug-ins are looked for beside Ganglion's own, in order. */
  List<PluginPath> pluginPaths(List<String> options, List<PluginPath> ofExperiment) {
    List<PluginPath> paths = new ArrayList<>();
    for (String option : options) {
      paths.add(PluginPath.inOption(option));
    }
    paths.addAll(ofExperiment);
    paths.addAll(PluginPath.inEnvironment(environment.get(PluginPath.VARIABLE)));
    return paths;
  }
}
