package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.runner.compare.Comparison;
import io.ganglion.runner.compare.ComparisonResult;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.config.SectionOption;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.run.Json;
import io.ganglion.runner.study.StudyFolder;
import io.ganglion.runner.study.StudyManifest;
import io.ganglion.runner.study.StudyRequest;
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

/** {@code ganglion compare}. */
@Command(name = "compare",
    description = "Trains variants of an experiment with the same seeds, and says which is better and by how much.")
final class CompareCommand implements Callable<Integer> {
  private static final String KIND = "compare";

  private final Session session;

  @Mixin
  private StudyOptions study;

  @Option(names = "--vary", paramLabel = "KEY=VALUE,…",
      description = "What is compared, such as trainer=backprop,rprop; if repeated, every combination.")
  private List<String> vary = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "How many seeds each is trained with; 10 unless given.")
  private @Nullable String seeds;

  @Option(names = "--baseline", paramLabel = "VARIANT", description = "What the others are compared with.")
  private @Nullable String baseline;

  @Option(names = "--metric", paramLabel = "METRIC", description = "What is compared, such as test.accuracy.")
  private @Nullable String metric;

  @Option(names = "--target", paramLabel = "LOSS", description = "Says when training came down to this loss.")
  private @Nullable String target;

  @Option(names = "--until", paramLabel = "WIDTH",
      description = "Adds seeds until the intervals are so narrow: 0.05 is ±5 %%.")
  private @Nullable String until;

  @Option(names = "--max-seeds", paramLabel = "N", description = "How many seeds there may be then; 100 unless given.")
  private @Nullable String maxSeeds;

  @Option(names = "--tune", paramLabel = "N",
      description = "First looks for the best step size of each, on validation data, by N trainings.")
  private @Nullable String tune;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int threads = study.threads();
    StudyRequest request = study.request(session, KIND, options());
    PluginCatalog plugins = study.plugins(session, request);
    LoadedExperiment loaded = study.load(request);
    Comparison comparison = Comparison.plan(loaded, plugins);
    return study.reportingFailures(() -> {
      try (StudyFolder folder = study.resumed() == null
          ? StudyFolder.create(study.out(), KIND, request, comparison.experiment(), comparison.check(), plugins)
          : StudyFolder.open(study.resumed(), comparison.experiment(), comparison.check(), plugins)) {
        return compare(comparison, folder, plugins, threads);
      }
    });
  }

  private List<SectionOption> options() {
    List<SectionOption> options = new ArrayList<>();
    vary.forEach(value -> options.add(
        new SectionOption("--vary", value, KIND + ".vary", SectionOption.Form.ENTRY)));
    StudyOptions.add(options, KIND, "--seeds", seeds);
    StudyOptions.add(options, KIND, "--baseline", baseline);
    StudyOptions.add(options, KIND, "--metric", metric);
    StudyOptions.add(options, KIND, "--target", target);
    StudyOptions.add(options, KIND, "--until", until);
    StudyOptions.add(options, KIND, "--max-seeds", maxSeeds);
    StudyOptions.add(options, KIND, "--tune", tune);
    return options;
  }

  private int compare(Comparison comparison, StudyFolder folder, PluginCatalog plugins, int threads)
      throws IOException {
    Instant started = Instant.now();
    StudyProgress progress = new StudyProgress(session.console(study.quiet()), System::nanoTime);
    ComparisonResult result;
    try {
      result = comparison.run(study.pool(session, plugins, folder, progress));
    } finally {
      progress.end();
    }
    if (result.interrupted()) {
      if (study.format() != StudyOptions.Format.json && result.seeds() > 0) {
        Output.write(session, "-", text(result));
      }
      throw StudyOptions.interrupted(session, KIND, folder, "the table is of the "
          + Numbers.count(result.seeds(), "seed") + " that every variant has finished");
    }
    result.write(folder);
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1e3;
    JsonObject manifest = StudyManifest.of(KIND, comparison.experiment(), comparison.check(), "comparison",
        result.json(), folder, session.arguments(), started, seconds, threads);
    folder.finish(manifest);
    if (study.format() == StudyOptions.Format.json) {
      Output.write(session, "-", Json.text(manifest));
    } else if (study.format() == StudyOptions.Format.table) {
      Output.write(session, "-", text(result) + "\ntime        " + result.seconds() + " for a training, " + threads
          + " at once\nrun         " + folder.directory() + "  (" + Numbers.duration(seconds) + ")\n");
    } else {
      Output.write(session, "-", text(result));
    }
    return 0;
  }

  private String text(ComparisonResult result) {
    return switch (study.format()) {
      case table, json -> result.text();
      case md -> result.markdown();
      case csv -> result.csv();
      case tex -> result.tex();
    };
  }
}
