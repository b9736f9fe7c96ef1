package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.DataFacts;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.study.Journal;
import io.ganglion.experiments.study.PartRunner;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyManifest;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.experiments.study.StudyResult;
import io.ganglion.experiments.study.TrialEvents;
import io.ganglion.experiments.study.TrialPool;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.Problem;
import io.ganglion.runner.terminal.StudyProgressLine;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Trains a study in a directory, showing how it goes, until the session is interrupted. */
final class StudyTraining {
  private final Session session;
  private final StudyKind kind;
  private final Study study;
  private final PluginCatalog plugins;
  private final int threads;
  private final boolean quiet;
  private final Instant started = Instant.now();
  /** As {@link System#nanoTime}: the clock may be set meanwhile. */
  private final long since = System.nanoTime();
  private List<String> missing = List.of();

  StudyTraining(Session session, StudyKind kind, Study study, PluginCatalog plugins, int threads, boolean quiet) {
    this.session = session;
    this.kind = kind;
    this.study = study;
    this.plugins = plugins;
    this.threads = threads;
    this.quiet = quiet;
  }

  /** Trains what isn't there yet; of a part, its share. */
  StudyResult in(StudyFolder folder) throws IOException {
    TrialEvents events = new TrialEvents(session.events(), study.experiment());
    StudyProgress progress = events.progress(new StudyProgressLine(session.console(quiet), session.machine().clock()));
    Journal journal = events.journal(folder.journal());
    TrialPool pool = new TrialPool(plugins, threads, journal, session.interruption(), progress);
    session.interruption().heed();
    try {
      if (folder.part().isEmpty()) {
        return study.run(pool);
      }
      PartRunner runner = new PartRunner(pool, journal, folder, folder.part().get(), study.hasRounds(),
          session.interruption(), session.console(quiet)::say);
      StudyResult result = study.run(runner);
      missing = runner.missing();
      return result;
    } finally {
      progress.end();
    }
  }

  /** Of a part, what others have yet to train, in lines; empty if nothing. */
  List<String> missing() {
    return missing;
  }

  /** Writes all files of a result that is complete, and returns the manifest. */
  JsonObject finish(StudyFolder folder, StudyResult result) throws IOException {
    folder.write(DataFacts.FILE, Json.text(DataFacts.ofRun(study.check().summary(), study.check().lints())));
    result.write(folder);
    double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) / 1e3;
    JsonObject manifest = StudyManifest.of(kind.command(), study.experiment(), study.check(), kind.noun(),
        result.json(), folder, plugins, folder.command(StudyOptions.withoutPart(session.arguments())),
        started, seconds, threads);
    List<Problem> warnings = folder.finish(manifest);
    session.console(quiet).warn(warnings);
    warnings.forEach(session.events()::warn);
    session.events().tell(new RunEvent.Result(manifest));
    return manifest;
  }
}
