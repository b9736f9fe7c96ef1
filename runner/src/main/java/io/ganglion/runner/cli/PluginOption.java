package io.ganglion.runner.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --plugin}, wherever plug-ins may be needed. */
final class PluginOption {
  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      description = "A plug-in's jar, or a folder of jars; may be repeated. A plug-in is a program with your rights.")
  List<String> jars = new ArrayList<>();
}
