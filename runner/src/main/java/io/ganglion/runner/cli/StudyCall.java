package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.binding.SectionOption;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.start.RunStart;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyRequest;
import io.ganglion.experiments.study.StudyResult;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.log.RunLogFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a study's command does: plans it, trains in its directory, and prints the results. */
final class StudyCall {
  private final Session session;
  private final StudyKind kind;
  private final StudyOptions options;

  StudyCall(Session session, StudyKind kind, StudyOptions options) {
    this.session = session;
    this.kind = kind;
    this.options = options;
  }

  /**
   * Runs the command.
   *
   * @param given the options that change the experiment
   * @return the exit code
   */
  int run(List<SectionOption> given) {
    options.events().begin(session, options.format() != StudyFormat.TABLE);
    int threads = options.threads();
    StudyRequest request = options.request(session, kind.command(), given);
    PluginCatalog plugins = options.plugins(session, request);
    Study study = kind.plan(StudyOptions.load(request), plugins);
    if (options.resumed() == null) {
      options.lints().show(study.check().lints(), session.console(options.quiet()));
    }
    return options.reportingFailures(() -> {
      try (StudyFolder folder = options.resumed() == null
          ? StudyFolder.create(options.out(), kind.command(), request, study.experiment(), study.check(), plugins,
              session.arguments(), RunLogFile::open)
          : StudyFolder.open(options.resumed(), study.experiment(), study.check(), plugins, RunLogFile::open)) {
        RunStart.addOutputs(study.experiment(), folder.directory(), session.events());
        session.events().tell(new RunEvent.Directory(kind.command(), folder.directory().toString(),
            study.experiment().name(), study.experiment().seed(), ResolvedYaml.write(study.experiment())));
        study.check().lints().forEach(finding -> session.events().tell(finding.event()));
        return train(new StudyTraining(session, kind, study, plugins, threads, options.quiet()), folder, threads);
      }
    });
  }

  private int train(StudyTraining training, StudyFolder folder, int threads) throws IOException {
    StudyResult result = training.in(folder);
    boolean isJson = options.format() == StudyFormat.JSON;
    if (result.interrupted()) {
      print(isJson ? "" : text(result));
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem("interrupted: " + result.extent(),
          Place.at(folder.directory().toString()), "resume with: " + session.program() + " " + kind.command()
              + " --resume " + folder.directory()));
    }
    Optional<JsonObject> shown = folder.finished();
    if (shown.isPresent()) {
      session.console(options.quiet()).warn(folder.complete(shown.get()));
    }
    JsonObject manifest = shown.isPresent() ? shown.get() : training.finish(folder, result);
    String text = isJson ? Json.text(manifest) : text(result);
    print(options.format() != StudyFormat.TABLE ? text
        : text + below(result.below(folder.directory(), threads)) + below("run         " + folder.directory()
            + "  (" + Format.duration(manifest.get("seconds").getAsDouble()) + ")") + "\n");
    if (!result.succeeded()) {
      throw new ProblemException(ExitCode.NOT_REACHED, new Problem("every training failed, so there is no best one",
          Place.at(folder.directory().toString()), "try smaller learning rates, or other ranges"));
    }
    return 0;
  }

  /** CSV as it is, for programs; the rest for people. */
  private void print(String text) {
    if (options.events().haveStdout()) {
      return;
    }
    if (options.format() == StudyFormat.CSV) {
      Output.write(session, "-", text);
    } else if (options.format() != StudyFormat.TABLE) {
      Output.showAsItIs(session, text);
    } else {
      Output.show(session, text);
    }
  }

  private static String below(String line) {
    return line.isEmpty() ? "" : "\n" + line;
  }

  private String text(StudyResult result) {
    return switch (options.format()) {
      case TABLE, JSON -> result.text();
      case MD -> result.markdown();
      case CSV -> result.csv(options.texts());
      case TEX -> result.tex();
    };
  }
}
