package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.experiments.run.WarmStart;
import io.ganglion.experiments.runs.Repetition;
import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.experiments.runs.Status;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyRequest;
import io.ganglion.experiments.study.StudyResult;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.runner.log.RunLogFile;
import io.ganglion.runner.terminal.Console;
import io.ganglion.runner.wiring.WiredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion verify}. */
@Command(name = "verify", description = "Repeats a finished run, comparison or sweep in another folder, and compares"
    + " every byte: shows what differs, and what was changed since. The exit code is 4 if anything differs.")
final class VerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = RunsOption.NAMED)
  private String run;

  @Mixin
  private RunsOption option;

  @Mixin
  private ExperimentOptions options;

  @Option(names = "--out", paramLabel = "DIR",
      description = "The folder in which the repetition is made and kept; it is removed unless given.")
  private @Nullable Path out;

  @Option(names = "--quiet", description = "Prints only the comparison.")
  private boolean quiet;

  @Option(names = "--json", description = "Prints the comparison as JSON.")
  private boolean json;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunEntry entry = option.runs().find(run);
    requireFinished(entry);
    try {
      if (out != null) {
        return verify(entry, out);
      }
      Path temporary = Files.createTempDirectory("ganglion-verify-");
      try {
        return verify(entry, temporary);
      } finally {
        remove(temporary);
      }
    } catch (IOException e) {
      throw problem(entry, "the " + entry.noun() + " can't be repeated: " + Reason.of(e),
          "check that its files can be read, and the disk isn't full");
    }
  }

  private void requireFinished(RunEntry entry) {
    if (entry.status() != Status.FINISHED) {
      throw problem(entry, "this " + entry.noun() + " can't be verified yet: "
          + (entry.isRun() ? entry.status() + ", " : "") + entry.reason(),
          entry.status() == Status.STOPPED ? "first resume it: " + session.program() + " " + entry.kind()
              + " --resume " + entry.directory() : "name a run that is finished");
    }
  }

  private static ProblemException problem(RunEntry entry, String message, String help) {
    return new ProblemException(ExitCode.DATA,
        new Problem(message, Place.at(entry.directory().toString()), help));
  }

  private int verify(RunEntry entry, Path place) throws IOException {
    Console console = session.console(quiet || json);
    JsonObject manifest = entry.isRun() ? repeatRun(entry, place, console) : repeatStudy(entry, place);
    Path repeated = Path.of(manifest.get("run").getAsString());
    Repetition repetition = Repetition.of(entry, manifest, repeated);
    for (String file : json ? List.<String>of() : repetition.tampered()) {
      console.say("warning: " + file + "\n  --> " + entry.directory());
    }
    Output.show(session, json ? Json.text(repetition.json()) : repetition.text());
    if (out != null) {
      console.say("the repetition is in " + repeated);
    }
    return (repetition.isExact() ? ExitCode.OK : ExitCode.DATA).code();
  }

  private JsonObject repeatRun(RunEntry entry, Path place, Console console) throws IOException {
    LoadedExperiment loaded = options.load(entry.directory().resolve(ExperimentRun.RESOLVED_FILE));
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = loaded.bind(plugins);
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    RunContext context = new RunContext(Files.readString(entry.directory().resolve(ExperimentRun.EXPERIMENT_FILE)),
        ResolvedYaml.write(experiment), place, session.program(), session.arguments(), Optional.empty(),
        WarmStart.findings(experiment, data, plugins, loaded::place), session.interruption(), false);
    RunOutcome outcome;
    try {
      outcome = WiredRun.run(experiment.withoutOutput(), data, context, plugins, console, session.machine());
    } catch (ProblemException e) {
      throw e.exitCode() == ExitCode.INTERRUPTED ? interrupted(entry) : e;
    }
    boolean hadModel = entry.manifest()
        .filter(json -> json.getAsJsonObject("outputs").has(ExperimentRun.MODEL_FILE)).isPresent();
    if (outcome.divergence().isPresent() && hadModel) {
      throw problem(entry, "the repetition diverged, but the run didn't: " + outcome.text(),
          "compare its data and plug-ins with those in manifest.json");
    }
    return outcome.manifest();
  }

  private JsonObject repeatStudy(RunEntry entry, Path place) throws IOException {
    StudyKind kind = StudyKind.of(entry.kind());
    StudyRequest request = StudyFolder.request(entry.directory(), kind.command())
        .with(options.overrides(), options.jars());
    PluginCatalog plugins = session.plugins(request.plugins(), List.of(), options.lock());
    Study study = kind.plan(StudyOptions.load(request), plugins);
    try (StudyFolder folder =
        StudyFolder.create(place, kind.command(), request, study.experiment(), study.check(), plugins,
            session.arguments(), RunLogFile::open)) {
      StudyTraining training = new StudyTraining(session, kind, study, plugins,
          Runtime.getRuntime().availableProcessors(), quiet || json);
      StudyResult result = training.in(folder);
      if (result.interrupted()) {
        throw interrupted(entry);
      }
      return training.finish(folder, result);
    }
  }

  private static ProblemException interrupted(RunEntry entry) {
    return new ProblemException(ExitCode.INTERRUPTED,
        new Problem("interrupted: nothing was compared", Place.at(entry.directory().toString()), ""));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Disk.REAL.delete(file);
      }
    }
  }
}
