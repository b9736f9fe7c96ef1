package io.ganglion.runner.cli;

import io.ganglion.plugins.PluginLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --plugin}, wherever plug-ins may be needed. */
final class PluginOption {
  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      description = "A plug-in's jar, or a folder of jars; may be repeated. A plug-in is a program with your rights.")
  List<String> jars = new ArrayList<>();

  @Option(names = "--locked", description = "Uses no jar of plug-ins that " + PluginLock.FILE
      + " in the working directory doesn't list; see plugins lock.")
  private boolean isLocked;

  /** Which jars may be used; empty if all may. */
  Optional<PluginLock> lock() {
    return isLocked ? Optional.of(PluginLock.read(Path.of(PluginLock.FILE))) : Optional.empty();
  }
}
