package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import io.ganglion.engine.Checkpoint;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.Breakdown;
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
import io.ganglion.experiments.evaluation.Judgement;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.events.TrainingEvents;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.Logger;

/**
 * Trains what an experiment says, and leaves everything in the run directory: the model first, and when all else is
 * there, the manifest and the report.
 */
public final class ExperimentRun {
  /** The model's name within the run directory. */
  public static final String MODEL_FILE = "model.ganglion";
  /** The name of the experiment with every default. */
  public static final String RESOLVED_FILE = "resolved.yaml";
  /** The name of the experiment as it was given. */
  public static final String EXPERIMENT_FILE = "experiment.yaml";
  private static final String TRAIN = "train";

  private final RunSubject subject;
  private final Experiment experiment;
  private final RunContext context;
  private final PreparedData data;
  private final ArtifactStore store;
  private final Logger log;
  private final PluginFactory factory;
  private final Set<TrainingListener> listeners;
  private final LearningCurve curve;
  private final FoldTraining foldTraining;
  private final Notes notes;
  private final Extras extras;

  /**
   * @param factory makes the experiment's plug-ins
   * @param listeners of the training, the curve among them
   * @param curve remembers the losses
   * @param foldTraining what is trained before the model
   * @param notes shows what the training's symptoms are
   */
  public ExperimentRun(RunSubject subject, PluginFactory factory, Set<TrainingListener> listeners, LearningCurve curve,
      FoldTraining foldTraining, Notes notes) {
    this.subject = subject;
    this.experiment = subject.experiment();
    this.context = subject.context();
    this.data = subject.data();
    this.store = subject.store();
    this.log = subject.log();
    this.factory = factory;
    this.listeners = listeners;
    this.curve = curve;
    this.foldTraining = foldTraining;
    this.notes = notes;
    this.extras = new Extras(store, log);
  }

  /** What a run has come to when its training has ended. */
  private record Ended(ExperimentTraining asked, TrainingResult result, LearningCurve curve,
      Optional<FoldTraining.Outcome> folds, Stopwatch watch) {
    RunFacts facts(RunFacts.End end) {
      return new RunFacts(end, watch.seconds(), asked.network().withStatistics(result.statistics()), asked.start(),
          curve.monitored(end.keptEpoch()), folds);
    }
  }

  /**
   * Runs it.
   *
   * @throws IOException if a file can't be written
   */
  public RunOutcome run() throws IOException {
    Stopwatch watch = Stopwatch.start(context.from());
    logBeginning();
    RunIdentity identity = RunIdentity.of(context, data, subject.plugins());
    keepExperiment(identity);
    ExperimentTraining asked = new ExperimentTraining(experiment, data, factory,
        WarmStart.of(experiment, data, subject.plugins(), path -> Place.at(EXPERIMENT_FILE + ": " + path)));
    asked.start().ifPresent(start -> log.info("start: {}", start.sentence()));
    log.info("network {}", Summary.network(experiment, asked.network()));
    RunProbe probe = new RunProbe(experiment, asked, curve, notes::tell);
    RunCheckpoints checkpoints = checkpoints(identity, watch, probe);
    context.interruption().heed();
    if (experiment.data().split().isCrossValidation() && context.from().isEmpty()) {
      checkpoints.keepBeginning();
    }
    Optional<FoldTraining.Outcome> folds = foldTraining.run();
    Training training =
        asked.shownTraining().checkpoints(checkpoints).observer(new CarefulObserver(probe, "the diagnosis", extras));
    Optional<TextSamples> samples = asked.samples(store);
    if (samples.isPresent()) {
      samples.get().restore(context.from().map(RunCheckpoint::training).map(Checkpoint::epochs).orElse(0));
      training.observer(new CarefulObserver(samples.get(), "the samples of text", extras));
    }
    listeners.forEach(training::listener);
    if (context.events().areWritten()) {
      TrainingEvents events = new TrainingEvents(context.events(), asked.network());
      training.listener(events).observer(new CarefulObserver(events, "the events of parameters", extras));
    }
    TrainingResult result = train(training, probe);
    requireUninterrupted(result.stopReason());
    Ended ended = new Ended(asked, result, curve, folds, watch);
    return result.breakdown().isPresent() ? diverged(ended, probe, result.breakdown().get()) : done(ended, probe);
  }

  private void logBeginning() {
    log.info("Ganglion {}: {}", GanglionVersion.text(), context.commandLine());
    if (!IncubatorModule.isPresent()) {
      log.info("The JVM was started without jdk.incubator.vector: large networks train slower, to the same results");
    }
    context.lints().forEach(finding -> {
      log.warn("{}: {}: {}; {}; {}", finding.lint(), finding.problem().place().where(), finding.problem().message(),
          finding.problem().why(), finding.problem().help());
      context.events().tell(finding.event());
    });
  }

  /** Leaves the experiment in the run directory, or makes sure that it is the one that was left there. */
  private void keepExperiment(RunIdentity identity) throws IOException {
    if (context.from().isPresent()) {
      requireSame(context.from().get().identity().differencesTo(identity));
      store.adopt(EXPERIMENT_FILE);
      store.adopt(RESOLVED_FILE);
    } else {
      store.write(EXPERIMENT_FILE, context.text());
      store.write(RESOLVED_FILE, context.resolved());
    }
  }

  /** A run that goes on stays the one that was begun. */
  private RunCheckpoints checkpoints(RunIdentity identity, Stopwatch watch, RunProbe probe) throws IOException {
    RunIdentity begun = context.from().map(RunCheckpoint::identity).orElse(identity);
    List<String> commandLine = context.from().map(RunCheckpoint::commandLine).orElse(context.commandLine());
    return new RunCheckpoints(experiment.training().checkpoint(), store, context,
        training -> new RunCheckpoint(begun, watch.started(), watch.seconds(), commandLine, curve.losses(),
            probe.seen(), training), System::nanoTime, log);
  }

  private void requireUninterrupted(StopReason reason) {
    if (reason.kind() == StopReason.Kind.INTERRUPTED) {
      log.info(reason.sentence());
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem(reason.sentence(),
          Place.at(store.directory().toString()), "resume with: " + context.resumeCommand(store.directory())));
    }
  }

  private RunOutcome diverged(Ended ended, RunProbe probe, Breakdown breakdown) throws IOException {
    TrainingResult result = ended.result();
    writeCourse(probe);
    List<Note> seen = seen(probe, result);
    List<String> reported = notes.inTheEnd(seen);
    Finding finding = new Divergence(experiment, data).finding(result.stopReason().sentence(), breakdown, seen);
    List<Note> all = Stream.concat(Stream.of(Note.inTheEnd(finding)), seen.stream()).toList();
    extras.attempt("the diagnosis", () -> store.write(RunProbe.DIAGNOSIS_FILE, Json.text(probe.json(all, null))));
    log.error("{}; {}", finding.sentence(), finding.cause());
    RunFacts facts = ended.facts(RunFacts.End.diverged(result, finding.sentence()));
    return RunOutcome.diverged(finish(facts, all, ended.watch()), finding, withWarnings(reported));
  }

  private RunOutcome done(Ended ended, RunProbe probe) throws IOException {
    TrainingResult result = ended.result();
    Model model = ended.asked().model(result);
    store.write(MODEL_FILE, ModelFile.write(model));
    writeCourse(probe);
    List<Note> seen = seen(probe, result);
    List<String> reported = notes.inTheEnd(seen);
    extras.attempt("the diagnosis",
        () -> store.write(RunProbe.DIAGNOSIS_FILE, Json.text(probe.json(seen, result.parameters()))));
    Map<String, Model.Score> scores = ended.asked().scores(model);
    List<Judgement> judged = new ArrayList<>();
    extras.attempt("the evaluation", () -> {
      Evaluation evaluation = Evaluation.of(model, data, experiment.seed());
      store.write(Evaluation.FILE, Json.text(evaluation.json()));
      judged.add(evaluation.judgement());
    });
    OptionalDouble missed = ended.asked().missedTarget(curve.lastTrainingLoss(), model,
        Objects.requireNonNull(scores.get(TRAIN)).loss());
    RunFacts facts = ended.facts(RunFacts.End.of(result, scores, judged.stream().findFirst(),
        model.preprocessing().thresholds(), missed));
    log.info("done: {}", facts.end().stopReason());
    JsonObject manifest = finish(facts, seen, ended.watch());
    return RunOutcome.done(manifest, Summary.of(subject, facts), withWarnings(reported),
        facts.targetMissed(), new RunOutcome.Trained(model, result, scores));
  }

  /** Writes the losses of every epoch, and what is known of the data and of the layers. */
  private void writeCourse(RunProbe probe) throws IOException {
    store.write("metrics.csv", curve.toCsv());
    extras.attempt("the description of the data", () -> store.write(DataFacts.FILE,
        Json.text(DataFacts.ofRun(TableSummary.of(data, Examination.targets(data)), context.lints()))));
    extras.attempt("the course of the layers", () -> store.write(RunProbe.VIEWS_FILE, probe.csv()));
  }

  /** What is noticed of a training that has ended. */
  private List<Note> seen(RunProbe probe, TrainingResult result) throws IOException {
    List<Note> seen = new ArrayList<>();
    extras.attempt("the diagnosis", () -> seen.addAll(probe.notes(result)));
    return seen;
  }

  /** What is said of the end, and after it what couldn't be made. */
  private List<String> withWarnings(List<String> reported) {
    return Stream.concat(reported.stream(), extras.warnings().stream().map(Problem::renderAsWarning)).toList();
  }

  /**
   * Writes the manifest, and then the report, and removes what only an unfinished run needs. One that diverged keeps
   * its checkpoints.
   */
  private JsonObject finish(RunFacts facts, List<Note> seen, Stopwatch watch) throws IOException {
    JsonObject manifest = Manifest.of(subject, facts, seen, watch.started());
    extras.finish(manifest);
    extras.tidy(() -> {
      foldTraining.forget();
      if (Manifest.lists(manifest, MODEL_FILE)) {
        CheckpointFolder.removeAll(store);
      }
    });
    extras.warnings().forEach(context.events()::warn);
    if (!facts.end().scores().isEmpty()) {
      context.events().tell(new RunEvent.Result(manifest));
    }
    return manifest;
  }

  private TrainingResult train(Training training, RunProbe probe) {
    Examples validation = data.validation();
    Optional<Checkpoint> stopped = context.from().map(RunCheckpoint::training);
    if (stopped.isEmpty()) {
      return validation == null ? training.run(data.training()) : training.run(data.training(), validation);
    }
    RunCheckpoint from = context.from().get();
    log.info("resuming after epoch {}", stopped.get().epochs());
    context.events().tell(new RunEvent.Resumed(stopped.get().epochs()));
    curve.restore(from.curve());
    probe.restore(from.probed());
    return validation == null ? training.resume(stopped.get(), data.training())
        : training.resume(stopped.get(), data.training(), validation);
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
