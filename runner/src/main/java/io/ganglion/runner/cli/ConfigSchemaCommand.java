package io.ganglion.runner.cli;

import io.ganglion.experiments.config.ExperimentSchema;
import io.ganglion.experiments.run.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion config schema}. */
@Command(name = "schema", description = "Prints the JSON Schema of experiment files, by which editors complete keys"
    + " and mark mistakes.")
final class ConfigSchemaCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "The file to write; - is stdout,"
      + " which is what is done unless given.")
  private String out;

  @Mixin
  private PluginOption plugins;

  ConfigSchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Output.write(session, out,
        Json.text(ExperimentSchema.of(session.plugins(plugins.jars, List.of(), plugins.lock()))));
    return 0;
  }
}
