package io.ganglion.experiments.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.run.Extras;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.experiments.run.RunFolder;
import io.ganglion.experiments.run.RunIdentity;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.logging.log4j.Logger;

/**
 * The directory of a study, which only one process works in, or one for each part. Its files are those of a run that
 * apply: {@code experiment.yaml}, {@code resolved.yaml}, {@code log.txt}, and {@code manifest.json} last.
 */
public final class StudyFolder implements AutoCloseable {
  /** What the study was asked for; there from its first moment. */
  public static final String REQUEST = "study.json";
  /** Every training; once the study is finished. */
  public static final String TRIALS = FileJournal.ALL;
  private static final String EXPERIMENT = "experiment.yaml";
  private static final String RESOLVED = "resolved.yaml";
  private static final String COMMAND = "command";
  private static final int FORMAT = 1;
  /** Longer than that of other directories, where the time keeps apart what has the same: chosen. */
  private static final int ID_DIGITS = 12;

  private final ArtifactStore store;
  private final Optional<StudyPart> part;
  private final RunLock lock;
  private final RunLog log;
  private final FileJournal journal;

  private StudyFolder(ArtifactStore store, Optional<StudyPart> part, RunLog.Opener logs) throws IOException {
    this.store = store;
    this.part = part;
    this.lock = part.isPresent() ? RunLock.takePart(directory(), part.get().number()) : RunLock.take(directory());
    this.log = logs.open(part.map(each -> directory().resolve("log-part-" + each.number() + ".txt"))
        .orElse(lock.log()));
    this.journal = new FileJournal(store, log.logger());
  }

  /**
   * Makes one: {@code RUNS/NAME-KIND/TIME-ID}.
   *
   * @param command the arguments of the command that makes it
   */
  public static StudyFolder create(Path runs, String kind, StudyRequest request, Experiment experiment,
      StudyCheck check, PluginCatalog plugins, List<String> command, RunLog.Opener logs) throws IOException {
    return create(Disk.REAL, runs, kind, request, experiment, check, plugins, command, logs);
  }

  /**
   * The same by the operations of another disk.
   *
   * @param disk what writes all its files but the log
   */
  public static StudyFolder create(Disk disk, Path runs, String kind, StudyRequest request, Experiment experiment,
      StudyCheck check, PluginCatalog plugins, List<String> command, RunLog.Opener logs) throws IOException {
    String resolved = ResolvedYaml.write(experiment);
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("kind", kind);
    json.add("request", request.toJson());
    addTo(json, identity(resolved, check, plugins));
    String name = RunFolder.newName(Json.text(json) + resolved);
    StudyFolder folder = new StudyFolder(ArtifactStore.createIn(disk,
        runs.resolve(experiment.name() + "-" + kind), name), Optional.empty(), logs);
    folder.begin(request, resolved, json, command);
    return folder;
  }

  /**
   * Goes on in the directory that the parts of a study share, {@code RUNS/NAME-KIND/parts-ID}, which the first of them
   * makes. Its ID is a hash of all that results depend on, so that those parts meet that belong together.
   *
   * @param command the arguments of the command, without what says which part it is
   * @throws ProblemException if another process is this part
   */
  public static StudyFolder share(StudyPart part, Path runs, String kind, StudyRequest request, Experiment experiment,
      StudyCheck check, PluginCatalog plugins, List<String> command, RunLog.Opener logs) throws IOException {
    String resolved = ResolvedYaml.write(experiment);
    RunIdentity identity = identity(resolved, check, plugins);
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("kind", kind);
    addTo(json, identity);
    String id = Sha256.of((Json.text(json) + resolved).getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    json.add("request", request.toJson());
    StudyFolder folder = new StudyFolder(ArtifactStore.share(Disk.REAL,
        runs.resolve(experiment.name() + "-" + kind).resolve("parts-" + id)), Optional.of(part), logs);
    try {
      folder.alone(() -> {
        if (Files.exists(folder.directory().resolve(REQUEST))) {
          folder.adopt(identity);
        } else {
          folder.begin(request, resolved, json, command);
        }
        return folder;
      });
      return folder;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static void addTo(JsonObject json, RunIdentity identity) {
    json.addProperty("ganglion", identity.ganglion());
    json.addProperty("data", identity.data());
    JsonObject jars = new JsonObject();
    identity.plugins().forEach(jars::addProperty);
    json.add("plugins", jars);
  }

  /** Writes what is asked for; that last by which the directory is a study's. */
  private void begin(StudyRequest request, String resolved, JsonObject json, List<String> command) throws IOException {
    JsonArray words = new JsonArray();
    command.forEach(words::add);
    json.add(COMMAND, words);
    store.write(EXPERIMENT, request.text());
    store.write(RESOLVED, resolved);
    store.write(REQUEST, Json.text(json));
  }

  private static RunIdentity identity(String resolved, StudyCheck check, PluginCatalog catalog) {
    Map<String, String> jars = new TreeMap<>();
    for (LoadedPlugin<?> plugin : catalog.all()) {
      plugin.sha256().ifPresent(hash -> jars.put(plugin.type().toString(), hash));
    }
    return new RunIdentity(GanglionVersion.text(), resolved, String.join(" ", check.data().values()), jars);
  }

  /**
   * What the study in a directory was asked for.
   *
   * @throws ProblemException if there is no study of that kind
   */
  public static StudyRequest request(Path directory, String kind) {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(directory.resolve(REQUEST))).getAsJsonObject();
      if (json.get("format").getAsInt() == FORMAT && json.get("kind").getAsString().equals(kind)) {
        return StudyRequest.fromJson(json.getAsJsonObject("request"),
            Files.readString(directory.resolve(EXPERIMENT)));
      }
    } catch (IOException | RuntimeException e) {
      // Something else is there.
    }
    throw new ProblemException(ExitCode.DATA, new Problem("this is not the directory of a " + kind,
        Place.at(directory.toString()), "name the directory that 'ganglion " + kind + "' made"));
  }

  /**
   * Goes on in the directory of a study that was stopped, or looks into that of a finished one.
   *
   * @throws ProblemException if another process works in it, or if its experiment, data or plug-ins are no longer the
   *     same
   */
  public static StudyFolder open(Path directory, Experiment experiment, StudyCheck check, PluginCatalog plugins,
      RunLog.Opener logs) throws IOException {
    StudyFolder folder = new StudyFolder(ArtifactStore.open(Disk.REAL, directory), Optional.empty(), logs);
    try {
      folder.adopt(identity(ResolvedYaml.write(experiment), check, plugins));
      return folder;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private void adopt(RunIdentity now) throws IOException {
    requireSame(now);
    for (String file : List.of(EXPERIMENT, RESOLVED, REQUEST)) {
      store.adopt(file);
    }
  }

  private void requireSame(RunIdentity now) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(directory().resolve(REQUEST))).getAsJsonObject();
    Map<String, String> jars = new TreeMap<>();
    json.getAsJsonObject("plugins").entrySet().forEach(jar -> jars.put(jar.getKey(), jar.getValue().getAsString()));
    RunIdentity then = new RunIdentity(json.get("ganglion").getAsString(),
        Files.readString(directory().resolve(RESOLVED)), json.get("data").getAsString(), jars);
    List<Problem> problems = then.differencesTo(now).stream()
        .map(difference -> new Problem("it can't be resumed: " + difference, Place.at(directory().toString()),
            "undo that change, or start again"))
        .toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
  }

  /** How many trainings an unfinished study has behind it. */
  public static int finishedTrials(Path directory) throws IOException {
    return FileJournal.files(directory).size();
  }

  /**
   * The results in {@link #TRIALS} but for the seconds that they took, by the trials' names.
   *
   * @throws RuntimeException if that is something else
   */
  public static Map<String, String> timelessTrials(Path directory) throws IOException {
    Map<String, String> trials = new LinkedHashMap<>();
    for (JsonElement trial : JsonParser.parseString(Files.readString(directory.resolve(TRIALS))).getAsJsonArray()) {
      JsonObject json = trial.getAsJsonObject();
      TrialJson.removeTimes(json);
      trials.merge(json.get("trial").getAsString(), json.toString(), (one, other) -> one + other);
    }
    return trials;
  }

  public Path directory() {
    return store.directory();
  }

  /**
   * The arguments of the command that made it, also where another has gone on with it.
   *
   * @param now those of the command at hand, for a directory of an earlier release, which doesn't say
   */
  public List<String> command(List<String> now) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(directory().resolve(REQUEST))).getAsJsonObject();
    return json.has(COMMAND) ? json.getAsJsonArray(COMMAND).asList().stream().map(JsonElement::getAsString).toList()
        : now;
  }

  /** The part that this process is; empty if it is the only one. */
  public Optional<StudyPart> part() {
    return part;
  }

  /** Whether a process works in it as a part. */
  boolean isRunning(int number) throws IOException {
    return lock.isPartTaken(number);
  }

  /** What is done in the directory. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** Does what writes files that all parts share: waits until no other part does. */
  public <T> T alone(Work<T> work) throws IOException {
    if (part.isEmpty()) {
      return work.run();
    }
    FileLock alone = lock.alone();
    try {
      return work.run();
    } finally {
      alone.release();
    }
  }

  /**
   * The manifest of a study that was finished before it was opened, and that needed no more trainings since; or that
   * another part has finished.
   */
  public Optional<JsonObject> finished() throws IOException {
    Path manifest = directory().resolve(Manifest.FILE);
    return journal.hasKept() && part.isEmpty() || !Files.exists(manifest) ? Optional.empty()
        : Optional.of(JsonParser.parseString(Files.readString(manifest)).getAsJsonObject());
  }

  public Journal journal() {
    return journal;
  }

  public Logger log() {
    return log.logger();
  }

  /** Writes one of the files with the results. */
  public void write(String name, String text) throws IOException {
    store.write(name, text);
  }

  /** The SHA-256 of every file that is to stay, by name. */
  public Map<String, String> hashes() {
    return store.hashes();
  }

  /** Writes the journal of a study that is finished, with all its trials, as one file. */
  public void writeTrials(List<Trial> trials) throws IOException {
    journal.finish(trials);
  }

  /**
   * Writes the manifest, by which the study is finished, and then the report, and removes what only an unfinished one
   * needs.
   *
   * @return what is said of what couldn't be made
   */
  public List<Problem> finish(JsonObject manifest) throws IOException {
    Extras extras = new Extras(store, log());
    extras.finish(manifest);
    extras.tidy(journal::clear);
    return extras.warnings();
  }

  /**
   * The same for a study whose manifest is there, if it was killed before the rest was.
   *
   * @return what is said of what couldn't be made
   */
  public List<Problem> complete(JsonObject manifest) throws IOException {
    boolean isComplete = Files.exists(directory().resolve(Report.FILE)) && Manifest.lists(manifest, Report.FILE)
        && FileJournal.files(directory()).isEmpty();
    return isComplete ? List.of() : finish(manifest);
  }

  @Override
  public void close() throws IOException {
    log.close();
    lock.close();
  }
}
