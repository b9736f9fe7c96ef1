package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.engine.kernel.IncubatorModule;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.describe.TableSummary;
import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.evaluation.Evaluation;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.Logger;

/** Trains what an experiment says, and leaves everything in the run directory, the manifest last. */
public final class ExperimentRun {
  /** The model's name within the run directory. */
  public static final String MODEL_FILE = "model.ganglion";
  /** The name of the experiment with every default. */
  public static final String RESOLVED_FILE = "resolved.yaml";
  /** The name of the experiment as it was given. */
  public static final String EXPERIMENT_FILE = "experiment.yaml";
  private static final String TRAIN = "train";

  private final Experiment experiment;
  private final RunContext context;
  private final PreparedData data;
  private final PluginFactory factory;
  private final PluginCatalog plugins;
  private final Set<TrainingListener> listeners;
  private final LearningCurve curve;
  private final FoldTraining foldTraining;
  private final Notes notes;
  private final ArtifactStore store;
  private final Logger log;

  public ExperimentRun(Experiment experiment, RunContext context, PreparedData data, PluginCatalog plugins,
      PluginFactory factory, Set<TrainingListener> listeners, LearningCurve curve, FoldTraining foldTraining,
      Notes notes, ArtifactStore store, Logger log) {
    this.experiment = experiment;
    this.context = context;
    this.data = data;
    this.factory = factory;
    this.plugins = plugins;
    this.listeners = listeners;
    this.curve = curve;
    this.foldTraining = foldTraining;
    this.notes = notes;
    this.store = store;
    this.log = log;
  }

  /**
   * Runs it.
   *
   * @throws IOException if a file can't be written
   */
  public RunOutcome run() throws IOException {
    Instant started = context.from().map(RunCheckpoint::started).orElseGet(Instant::now);
    double secondsBefore = context.from().map(RunCheckpoint::seconds).orElse(0.0);
    long start = System.nanoTime();
    log.info("Ganglion {}: {}", GanglionVersion.text(), context.commandLine());
    if (!IncubatorModule.isPresent()) {
      log.info("The JVM was started without jdk.incubator.vector: large networks train slower, to the same results");
    }
    context.lints().forEach(finding -> log.warn("{}: {}: {}; {}; {}", finding.lint(), finding.problem().place().where(),
        finding.problem().message(), finding.problem().why(), finding.problem().help()));
    RunIdentity identity = RunIdentity.of(context, data, plugins);
    if (context.from().isPresent()) {
      requireSame(context.from().get().identity().differencesTo(identity));
      store.adopt(EXPERIMENT_FILE);
      store.adopt(RESOLVED_FILE);
    } else {
      store.write(EXPERIMENT_FILE, context.text());
      store.write(RESOLVED_FILE, context.resolved());
    }

    ExperimentTraining asked = new ExperimentTraining(experiment, data, factory);
    log.info("network {}", Summary.network(experiment, asked.network()));
    RunProbe probe = new RunProbe(experiment, asked, curve, notes::tell);
    RunIdentity begun = context.from().map(RunCheckpoint::identity).orElse(identity);
    List<String> commandLine = context.from().map(RunCheckpoint::commandLine).orElse(context.commandLine());
    RunCheckpoints checkpoints = new RunCheckpoints(experiment.training().checkpoint(), store, context.interruption(),
        training -> new RunCheckpoint(begun, started, secondsBefore + (System.nanoTime() - start) / 1e9, commandLine,
            curve.losses(), probe.seen(), training), System::nanoTime, log);
    context.interruption().heed();
    Optional<FoldTraining.Outcome> folds = foldTraining.run();
    Training training = asked.training().checkpoints(checkpoints).observer(probe);
    listeners.forEach(training::listener);
    TrainingResult result = train(training, probe);
    if (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
      log.info(result.stopReason().sentence());
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem(result.stopReason().sentence(),
          Place.at(store.directory().toString()), "resume with: " + context.resumeCommand(store.directory())));
    }
    store.write(DataFacts.FILE,
        Json.text(DataFacts.ofRun(TableSummary.of(data, Examination.targets(data)), context.lints())));
    store.write("metrics.csv", curve.toCsv());
    store.write(RunProbe.VIEWS_FILE, probe.csv());
    List<Note> seen = probe.notes(result);
    List<String> reported = notes.inTheEnd(seen);
    Optional<Finding> divergence = result.breakdown()
        .map(breakdown -> new Divergence(experiment, data).finding(result.stopReason().sentence(), breakdown));
    List<Note> all = Stream.concat(divergence.map(Note::inTheEnd).stream(), seen.stream()).toList();
    store.write(RunProbe.DIAGNOSIS_FILE,
        Json.text(probe.json(all, divergence.isPresent() ? null : result.parameters())));
    if (divergence.isPresent()) {
      log.error("{}; {}", divergence.get().sentence(), divergence.get().cause());
      RunFacts facts = new RunFacts(result.epochs(), Math.min(result.keptEpoch(), result.epochs() - 1),
          divergence.get().sentence(), secondsBefore + (System.nanoTime() - start) / 1e9, asked.network(),
          Map.of(), true, false, folds);
      return RunOutcome.diverged(finish(facts, all, started), divergence.get(), reported);
    }

    Model model = asked.model(result);
    store.write(MODEL_FILE, ModelFile.write(model));
    Map<String, Model.Score> scores = asked.scores(model);
    store.write(Evaluation.FILE, Json.text(Evaluation.of(model, data, experiment.seed())));
    OptionalDouble missed = asked.missedTarget(curve.lastTrainingLoss(), model,
        Objects.requireNonNull(scores.get(TRAIN)).loss());
    String stopReason = result.stopReason().sentence()
        + (missed.isPresent()
            ? "; the target loss, " + ShortestDecimal.of(missed.getAsDouble()) + ", was not reached"
            : "");
    RunFacts facts = new RunFacts(result.epochs(), result.keptEpoch(), stopReason,
        secondsBefore + (System.nanoTime() - start) / 1e9, asked.network(), scores,
        result.stopReason().kind() != StopReason.Kind.TIME, missed.isPresent(), folds);
    log.info("done: {}", stopReason);
    JsonObject manifest = finish(facts, seen, started);
    checkpoints.removeAll();
    return RunOutcome.done(manifest, Summary.of(experiment, data, facts, context, store.directory()),
        reported, facts.targetMissed() || folds.map(FoldTraining.Outcome::diverged).orElse(0) > 0,
        new RunOutcome.Trained(model, result, scores));
  }

  /** Writes the report, and last the manifest. */
  private JsonObject finish(RunFacts facts, List<Note> seen, Instant started) throws IOException {
    JsonObject manifest = Manifest.of(experiment, context, data, plugins, facts, seen, store, started);
    store.write(Report.FILE, Report.html(store.directory(), manifest));
    Manifest.list(manifest, Report.FILE, store);
    store.write(Manifest.FILE, Json.text(manifest));
    return manifest;
  }

  private TrainingResult train(Training training, RunProbe probe) {
    Examples validation = data.validation();
    if (context.from().isEmpty()) {
      return validation == null ? training.run(data.training()) : training.run(data.training(), validation);
    }
    RunCheckpoint from = context.from().get();
    log.info("resuming after epoch {}", from.training().epochs());
    curve.restore(from.curve());
    probe.restore(from.probed());
    return validation == null ? training.resume(from.training(), data.training())
        : training.resume(from.training(), data.training(), validation);
  }

  private void requireSame(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, differences.stream()
          .map(difference -> new Problem("the run can't be resumed:"
              + " " + difference, Place.at(store.directory().toString()),
              "undo that change, or start a new run"))
          .toList());
    }
  }
}
