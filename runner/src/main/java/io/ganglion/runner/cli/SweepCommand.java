package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.config.SectionOption;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.run.Json;
import io.ganglion.runner.study.StudyFolder;
import io.ganglion.runner.study.StudyManifest;
import io.ganglion.runner.study.StudyRequest;
import io.ganglion.runner.sweep.Sweep;
import io.ganglion.runner.sweep.SweepResult;
import io.ganglion.runner.terminal.Numbers;
import io.ganglion.runner.terminal.StudyProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion sweep}. */
@Command(name = "sweep",
    description = "Tries settings of an experiment, and writes down the best as an experiment.")
final class SweepCommand implements Callable<Integer> {
  private static final String KIND = "sweep";

  private final Session session;

  @Mixin
  private StudyOptions study;

  @Option(names = "--over", paramLabel = "KEY=VALUES",
      description = "What varies, such as trainer=rprop,adam, network.layers.0.units=2..32 or"
          + " trainer.learning-rate=log:1e-3..1; may be repeated.")
  private List<String> over = new ArrayList<>();

  @Option(names = "--method", paramLabel = "METHOD",
      description = "How settings are chosen: sobol, random, grid or halving; sobol unless given.")
  private @Nullable String method;

  @Option(names = "--runs", paramLabel = "N", description = "How many settings are tried; 20 unless given.")
  private @Nullable String runs;

  @Option(names = "--points", paramLabel = "N", description = "Of a range, how many values a grid takes; 5 unless given.")
  private @Nullable String points;

  @Option(names = "--metric", paramLabel = "METRIC",
      description = "What decides, of the validation part; validation.loss unless given.")
  private @Nullable String metric;

  @Option(names = "--seeds", paramLabel = "N",
      description = "How many seeds each is trained with; 1 unless given. Their median decides.")
  private @Nullable String seeds;

  @Option(names = "--budget", paramLabel = "EPOCHS",
      description = "How many epochs all trainings may take together.")
  private @Nullable String budget;

  @Option(names = "--eta", paramLabel = "N",
      description = "Of halving: one of so many goes on, for so many times the epochs; 3 unless given.")
  private @Nullable String eta;

  SweepCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int threads = study.threads();
    StudyRequest request = study.request(session, KIND, options());
    PluginCatalog plugins = study.plugins(session, request);
    LoadedExperiment loaded = study.load(request);
    Sweep sweep = Sweep.plan(loaded, plugins);
    return study.reportingFailures(() -> {
      try (StudyFolder folder = study.resumed() == null
          ? StudyFolder.create(study.out(), KIND, request, sweep.experiment(), sweep.check(), plugins)
          : StudyFolder.open(study.resumed(), sweep.experiment(), sweep.check(), plugins)) {
        return sweep(sweep, folder, plugins, threads);
      }
    });
  }

  private List<SectionOption> options() {
    List<SectionOption> options = new ArrayList<>();
    over.forEach(value -> options.add(
        new SectionOption("--over", value, KIND + ".over", SectionOption.Form.ENTRY)));
    StudyOptions.add(options, KIND, "--method", method);
    StudyOptions.add(options, KIND, "--runs", runs);
    StudyOptions.add(options, KIND, "--points", points);
    StudyOptions.add(options, KIND, "--metric", metric);
    StudyOptions.add(options, KIND, "--seeds", seeds);
    StudyOptions.add(options, KIND, "--budget", budget);
    StudyOptions.add(options, KIND, "--eta", eta);
    return options;
  }

  private int sweep(Sweep sweep, StudyFolder folder, PluginCatalog plugins, int threads) throws IOException {
    Instant started = Instant.now();
    StudyProgress progress = new StudyProgress(session.console(study.quiet()), System::nanoTime);
    SweepResult result;
    try {
      result = sweep.run(study.pool(session, plugins, folder, progress));
    } finally {
      progress.end();
    }
    if (result.interrupted()) {
      if (study.format() != StudyOptions.Format.json && result.finished() > 0) {
        Output.write(session, "-", text(result));
      }
      throw StudyOptions.interrupted(session, KIND, folder, result.finished() == 0
          ? "no settings are finished" : "the table is of the " + result.finished() + " settings that are finished");
    }
    result.write(folder);
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1e3;
    JsonObject manifest = StudyManifest.of(KIND, sweep.experiment(), sweep.check(), KIND, result.json(), folder,
        session.arguments(), started, seconds, threads);
    folder.finish(manifest);
    if (study.format() == StudyOptions.Format.json) {
      Output.write(session, "-", Json.text(manifest));
    } else if (study.format() == StudyOptions.Format.table) {
      Output.write(session, "-", text(result)
          + (result.hasBest() ? "\nbest        " + folder.directory().resolve(SweepResult.BEST) : "")
          + "\nrun         " + folder.directory() + "  (" + Numbers.duration(seconds) + ")\n");
    } else {
      Output.write(session, "-", text(result));
    }
    if (!result.hasBest()) {
      throw new ProblemException(ExitCode.NOT_REACHED, new Problem("every training failed, so nothing is best",
          Place.at(folder.directory().toString()), "try smaller steps, or other ranges"));
    }
    return 0;
  }

  private String text(SweepResult result) {
    return switch (study.format()) {
      case table, json -> result.text();
      case md -> result.markdown();
      case csv -> result.csv();
      case tex -> result.tex();
    };
  }
}
