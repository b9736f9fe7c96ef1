package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.DataFacts;
import io.ganglion.experiments.run.Json;
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

  StudyTraining(Session session, StudyKind kind, Study study, PluginCatalog plugins, int threads, boolean quiet) {
    this.session = session;
    this.kind = kind;
    this.study = study;
    this.plugins = plugins;
    this.threads = threads;
    this.quiet = quiet;
  }

  /** Trains what isn't there yet. */
  StudyResult in(StudyFolder folder) throws IOException {
    TrialEvents events = new TrialEvents(session.events(), study.experiment());
    StudyProgress progress = events.progress(new StudyProgressLine(session.console(quiet), session.machine().clock()));
    session.interruption().heed();
    try {
      return study.run(new TrialPool(plugins, threads, events.journal(folder.journal()), session.interruption(),
          progress));
    } finally {
      progress.end();
    }
  }

  /** Writes all files of a result that is complete, and returns the manifest. */
  JsonObject finish(StudyFolder folder, StudyResult result) throws IOException {
    folder.write(DataFacts.FILE, Json.text(DataFacts.ofRun(study.check().summary(), study.check().lints())));
    result.write(folder);
    double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) / 1e3;
    JsonObject manifest = StudyManifest.of(kind.command(), study.experiment(), study.check(), kind.noun(),
        result.json(), folder, plugins, folder.command(session.arguments()), started, seconds, threads);
    List<Problem> warnings = folder.finish(manifest);
    session.console(quiet).warn(warnings);
    warnings.forEach(session.events()::warn);
    session.events().tell(new RunEvent.Result(manifest));
    return manifest;
  }
}
