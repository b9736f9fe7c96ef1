package io.ganglion.experiments;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.PluginsSection;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.events.RunEvents;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.run.CheckpointFolder;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.RunCheckpoint;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.run.WarmStart;
import io.ganglion.experiments.start.RunAssembly;
import io.ganglion.experiments.start.RunStart;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.PluginPath;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * An experiment file for a program to run, as {@code ganglion run} does:
 * {@code ExperimentFile.read(file).set("trainer", "adam").run()}. Immutable: what seems to change it returns another.
 *
 * <p>Plug-ins are found on the program's class path, in the jars that the file names, and in those of {@link #plugins}.
 * What goes on is logged by the logger {@code io.ganglion} of log4j's interface.
 */
public final class ExperimentFile {
  private static final Path USUAL_RUNS = Path.of("runs");

  private final Path file;
  private final String text;
  private final List<String> changes;
  private final List<Path> jars;
  private final Path runs;
  private final List<TrainingListener> listeners;
  private final BooleanSupplier cancelled;
  /** The run that is resumed; empty to start one. */
  private final Optional<Path> resumed;

  private ExperimentFile(Path file, String text, List<String> changes, List<Path> jars, Path runs,
      List<TrainingListener> listeners, BooleanSupplier cancelled, Optional<Path> resumed) {
    this.file = file;
    this.text = text;
    this.changes = changes;
    this.jars = jars;
    this.runs = runs;
    this.listeners = listeners;
    this.cancelled = cancelled;
    this.resumed = resumed;
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException if there is no such file, or no YAML in it
   */
  public static ExperimentFile read(Path file) {
    return read(file, Optional.empty());
  }

  /**
   * Reads the experiment of a run that was stopped; {@link #run} resumes it, in its directory and to the same bytes.
   *
   * @throws ProblemException if the folder is no run
   */
  public static ExperimentFile ofStoppedRun(Path run) {
    return read(run.resolve(ExperimentRun.RESOLVED_FILE), Optional.of(run));
  }

  private static ExperimentFile read(Path file, Optional<Path> resumed) {
    return new ExperimentFile(file, ExperimentReader.read(file, List.of()).text(), List.of(), List.of(), USUAL_RUNS,
        List.of(), () -> false, resumed);
  }

  /**
   * The same with one setting changed, as by {@code --set KEY=VALUE}.
   *
   * @param key a dotted path, such as {@code trainer.learning-rate}
   * @param value a text, a number or a truth value, as YAML would have it
   */
  public ExperimentFile set(String key, Object value) {
    return new ExperimentFile(file, text, with(changes, List.of(key + "=" + value)), jars, runs, listeners, cancelled,
        resumed);
  }

  /** The same with plug-ins of jars, or of all jars in folders. */
  public ExperimentFile plugins(Path... more) {
    return new ExperimentFile(file, text, changes, with(jars, List.of(more)), runs, listeners, cancelled, resumed);
  }

  /** The same with its run directory in {@code folder/NAME}; in {@code runs/NAME} unless set. */
  public ExperimentFile runs(Path folder) {
    return new ExperimentFile(file, text, changes, jars, folder, listeners, cancelled, resumed);
  }

  /** The same with a listener that learns how training goes; called by the thread that runs. */
  public ExperimentFile listener(TrainingListener listener) {
    return new ExperimentFile(file, text, changes, jars, runs, with(listeners, List.of(listener)), cancelled, resumed);
  }

  /**
   * The same, to be cancelled by whatever {@code cancelled} reads, such as an {@link
   * java.util.concurrent.atomic.AtomicBoolean} that another thread sets. It is read after each step of training. The
   * run then keeps a checkpoint, and {@link #run} ends with a {@link ProblemException} of {@link
   * io.ganglion.problem.ExitCode#INTERRUPTED}; {@link #ofStoppedRun} resumes it.
   */
  public ExperimentFile cancelWhen(BooleanSupplier cancelled) {
    return new ExperimentFile(file, text, changes, jars, runs, listeners, cancelled, resumed);
  }

  private static <T> List<T> with(List<? extends T> some, List<? extends T> more) {
    return Stream.<T>concat(some.stream(), more.stream()).toList();
  }

  /**
   * Checks the experiment and its data without training, as {@code ganglion check} does.
   *
   * @return what is suspicious
   * @throws ProblemException with everything that is wrong
   */
  public List<Problem> check() {
    LoadedExperiment loaded = load();
    try (PluginCatalog plugins = plugins(loaded)) {
      Experiment experiment = loaded.bind(plugins);
      PreparedData data = DataPreparation.prepare(experiment, loaded::place);
      return WarmStart.findings(experiment, data, plugins, loaded::place).stream().map(LintFinding::problem).toList();
    }
  }

  /**
   * Trains, and keeps everything in a run directory.
   *
   * @throws ProblemException whose message is what the command prints: if the experiment, its data or a plug-in is
   *     wrong, a file can't be written, training diverges or is cancelled
   */
  public ExperimentResult run() {
    LoadedExperiment loaded = load();
    PluginCatalog plugins = plugins(loaded);
    boolean done = false;
    try {
      ExperimentResult result = run(loaded, plugins);
      done = true; // the model may need classes of the jars that it has not needed yet
      return result;
    } finally {
      if (!done) {
        plugins.close();
      }
    }
  }

  private ExperimentResult run(LoadedExperiment loaded, PluginCatalog plugins) {
    List<String> warnings = new ArrayList<>();
    Optional<RunCheckpoint> from = resumed.map(run -> CheckpointFolder.newest(run, warnings::add));
    Experiment experiment = loaded.bind(plugins).withPlugins(new PluginsSection(
        paths(loaded).stream().map(given -> given.path().toAbsolutePath()).distinct().toList()));
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    List<LintFinding> findings = WarmStart.findings(experiment, data, plugins, loaded::place);
    RunEvents events = new RunEvents();
    RunContext context = new RunContext(loaded.text(), ResolvedYaml.write(experiment),
        resumed.map(run -> Objects.requireNonNull(run.toAbsolutePath().getParent())).orElse(runs), "ganglion",
        commandLine(), from, findings, new Interruption(cancelled), false, events);
    RunStart start = new RunStart(RunAssembly.plain(), RunLog.ofProgram());
    RunProgress progress = new ToListeners(listeners);
    try (events) {
      ExperimentResult result = ExperimentResult.of(resumed.isPresent()
          ? start.resume(resumed.get(), experiment, data, context, plugins, progress, StudyProgress.NONE)
          : start.run(experiment, data, context, plugins, progress, StudyProgress.NONE), findings, warnings);
      events.tell(new RunEvent.End(ExitCode.OK.code()));
      return result;
    } catch (ProblemException e) {
      events.fail(e.exitCode().code(), e.problems());
      events.tell(new RunEvent.End(e.exitCode().code()));
      throw e;
    }
  }

  private LoadedExperiment load() {
    return ExperimentReader.read(file, changes, text);
  }

  private PluginCatalog plugins(LoadedExperiment loaded) {
    return PluginLoader.ofProgram().load(paths(loaded));
  }

  private List<PluginPath> paths(LoadedExperiment loaded) {
    return Stream.concat(jars.stream().map(PluginPath::inProgram), loaded.pluginPaths().stream()
        .map(path -> new PluginPath(path, loaded.place("plugins.path")))).toList();
  }

  /** What to type to do the same. */
  private List<String> commandLine() {
    List<String> arguments = new ArrayList<>(List.of("run"));
    if (resumed.isPresent()) {
      arguments.addAll(List.of("--resume", resumed.get().toString()));
    } else {
      arguments.addAll(List.of(file.toString(), "--out", runs.toString()));
    }
    changes.forEach(change -> arguments.addAll(List.of("--set", change)));
    jars.forEach(jar -> arguments.addAll(List.of("--plugin", jar.toString())));
    return arguments;
  }

  /** The experiment's file and what was changed. */
  @Override
  public String toString() {
    return file + (changes.isEmpty() ? "" : " with " + String.join(", ", changes));
  }

  /** Shows nothing: notes are in the result. */
  private record ToListeners(List<TrainingListener> listeners) implements RunProgress {
    @Override
    public void on(TrainingEvent event) {
      listeners.forEach(listener -> listener.on(event));
    }

    @Override
    public void say(String text) {}
  }
}
