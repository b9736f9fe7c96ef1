package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.binding.SectionOption;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.start.RunStart;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyPart;
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
    Optional<StudyPart> part = options.part();
    StudyRequest request = options.request(session, kind.command(), given);
    PluginCatalog plugins = options.plugins(session, request);
    Study study = kind.plan(StudyOptions.load(request), plugins);
    if (options.resumed() == null) {
      options.lints().show(study.check().lints(), session.console(options.quiet()));
    }
    part.ifPresent(each -> requireNoOutput(study, each));
    return options.reportingFailures(() -> {
      try (StudyFolder folder = folder(part, request, study, plugins)) {
        RunStart.addOutputs(study.experiment(), folder.directory(), session.events());
        session.events().tell(new RunEvent.Directory(kind.command(), folder.directory().toString(),
            study.experiment().name(), study.experiment().seed(), ResolvedYaml.write(study.experiment())));
        study.check().lints().forEach(finding -> session.events().tell(finding.event()));
        return train(new StudyTraining(session, kind, study, plugins, threads, options.quiet()), folder, threads);
      }
    });
  }

  private StudyFolder folder(Optional<StudyPart> part, StudyRequest request, Study study, PluginCatalog plugins)
      throws IOException {
    if (options.resumed() != null) {
      return StudyFolder.open(options.resumed(), study.experiment(), study.check(), plugins, RunLogFile::open);
    }
    return part.isPresent()
        ? StudyFolder.share(part.get(), options.out(), kind.command(), request, study.experiment(), study.check(),
            plugins, StudyOptions.withoutPart(session.arguments()), RunLogFile::open)
        : StudyFolder.create(options.out(), kind.command(), request, study.experiment(), study.check(), plugins,
            session.arguments(), RunLogFile::open);
  }

  /** All parts would write the same files at once. */
  private static void requireNoOutput(Study study, StudyPart part) {
    if (study.experiment().output().filter(output -> output.events() || output.tensorboard()).isPresent()) {
      throw new ProblemException(ExitCode.EXPERIMENT, new Problem("part " + part + " can't write the files of 'output',"
          + " which all parts would share", Place.NOWHERE, "remove 'output', or give each part --events with a file of"
          + " its own"));
    }
  }

  /** What a part says when it is done and others aren't. */
  private String ofPart(StudyPart part, StudyFolder folder, List<String> missing) {
    return "part " + part + " is done: " + String.join("\n", missing)
        + "\nThe last part that ends writes the result. Start a part that was stopped again by its command; or, when"
        + " none is running, train what is missing here: " + session.program() + " " + kind.command() + " --resume "
        + folder.directory();
  }

  private int train(StudyTraining training, StudyFolder folder, int threads) throws IOException {
    StudyResult result = training.in(folder);
    boolean isJson = options.format() == StudyFormat.JSON;
    if (folder.part().isPresent() && !training.missing().isEmpty() && !session.interruption().isAsked()) {
      session.console(options.quiet()).say(ofPart(folder.part().get(), folder, training.missing()));
      return 0;
    }
    if (result.interrupted()) {
      print(isJson ? "" : text(result));
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem("interrupted: " + result.extent(),
          Place.at(folder.directory().toString()), folder.part().isPresent() ? "resume with the same command"
              : "resume with: " + session.program() + " " + kind.command() + " --resume " + folder.directory()));
    }
    JsonObject manifest = folder.alone(() -> {
      Optional<JsonObject> shown = folder.finished();
      if (shown.isPresent()) {
        session.console(options.quiet()).warn(folder.complete(shown.get()));
      }
      return shown.isPresent() ? shown.get() : training.finish(folder, result);
    });
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
