package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.run.DataFacts;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.run.WarmStart;
import io.ganglion.plugins.PluginCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion check}. */
@Command(name = "check", description = "Prints \"ok\", or everything that is wrong with an experiment and its data.")
final class CheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment, a YAML file.")
  private Path file;

  @Mixin
  private ExperimentOptions options;

  @Mixin
  private LintOptions lints;

  @Option(names = "--json", description = "Prints {\"ok\": true} and warnings, or the errors, as JSON.")
  private boolean json;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LoadedExperiment loaded = options.load(file);
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = loaded.bind(plugins);
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    List<LintFinding> findings = WarmStart.findings(experiment, data, plugins, loaded::place);
    lints.show(findings, session.console(json));
    Output.write(session, "-", json ? Json.text(ok(findings)) : "ok\n");
    return 0;
  }

  private static JsonObject ok(List<LintFinding> findings) {
    JsonObject object = new JsonObject();
    object.addProperty("ok", true);
    object.add("warnings", DataFacts.json(findings));
    return object;
  }
}
