package io.ganglion.experiments.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.RunIdentity;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.plugins.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A finished run or study set beside its repetition: which of its files have the same bytes, and why others may not. Of
 * the files of a study, {@code study.json} only says what was asked for; and {@code trials.json}, in which there are
 * seconds, counts as the same if nothing else in it differs.
 */
public final class Repetition {
  private static final String METRICS = "metrics.csv";
  private static final String NONE = "–";
  /** Enough to distinguish hashes, with room for the rest of a line. */
  private static final int HASH_SHOWN = 12;

  private final RunEntry then;
  private final JsonObject now;
  private final Path repeated;
  private final Map<String, String> was;
  private final Map<String, String> is;
  private final Map<String, String> trialsBefore;
  private final Map<String, String> trialsNow;
  private boolean differsInSettings;
  private final List<String> changes;
  private final List<String> differing;

  private Repetition(RunEntry then, JsonObject now, Path repeated) throws IOException {
    this.then = then;
    this.now = now;
    this.repeated = repeated;
    this.was = listed(facts());
    this.is = listed(now);
    was.remove(StudyFolder.REQUEST);
    is.remove(StudyFolder.REQUEST);
    this.trialsBefore = trials(then.directory(), was);
    this.trialsNow = trials(repeated, is);
    hashTrials();
    this.changes = findChanges();
    this.differing = findDiffering();
  }

  /**
   * Compares.
   *
   * @param then finished
   * @param now the manifest of the repetition
   * @param repeated its directory
   * @throws IOException if a file of either can't be read
   */
  public static Repetition of(RunEntry then, JsonObject now, Path repeated) throws IOException {
    return new Repetition(then, now, repeated);
  }

  private JsonObject facts() {
    return then.manifest().orElseThrow();
  }

  private static Map<String, String> listed(JsonObject manifest) {
    Map<String, String> hashes = new TreeMap<>();
    RunReader.object(manifest, "outputs").entrySet()
        .forEach(output -> hashes.put(output.getKey(), output.getValue().getAsString()));
    hashes.remove(Report.FILE); // it holds times
    return hashes;
  }

  /** None unless the file is as the study left it. */
  private static Map<String, String> trials(Path directory, Map<String, String> hashes) throws IOException {
    Path file = directory.resolve(StudyFolder.TRIALS);
    return Files.exists(file) && Sha256.of(file).equals(hashes.get(StudyFolder.TRIALS))
        ? StudyFolder.timelessTrials(directory) : Map.of();
  }

  /** Without the seconds; if those of then aren't there any more, which {@link #tampered} tells, none are compared. */
  private void hashTrials() {
    was.remove(StudyFolder.TRIALS);
    is.remove(StudyFolder.TRIALS);
    if (!trialsBefore.isEmpty()) {
      was.put(StudyFolder.TRIALS, hash(trialsBefore));
      is.put(StudyFolder.TRIALS, hash(trialsNow));
    }
  }

  private static String hash(Map<String, String> trials) {
    return Sha256.of(String.join("\n", trials.values()).getBytes(StandardCharsets.UTF_8));
  }

  private List<String> findDiffering() throws IOException {
    TreeSet<String> files = new TreeSet<>(was.keySet());
    files.addAll(is.keySet());
    List<String> found = new ArrayList<>();
    for (String file : files) {
      if (!Objects.equals(was.get(file), is.get(file)) && !saysTheSame(file)) {
        found.add(file);
      }
    }
    return found;
  }

  /** Whether a file is an experiment with every default in which only what has no influence differs. */
  private boolean saysTheSame(String file) throws IOException {
    if (file.equals(ExperimentRun.RESOLVED_FILE)) {
      return !differsInSettings;
    }
    return file.endsWith(".yaml") && !file.equals(ExperimentRun.EXPERIMENT_FILE) && was.containsKey(file)
        && is.containsKey(file) && Files.exists(then.directory().resolve(file))
        && settings(then.directory().resolve(file)).equals(settings(repeated.resolve(file)));
  }

  private static Map<String, String> settings(Path file) throws IOException {
    Map<String, String> settings = WrittenSettings.of(Files.readString(file));
    settings.keySet().removeIf(key -> !RunIdentity.hasInfluence(key) || key.startsWith("data.file"));
    return settings;
  }

  /** Sentences without a full stop, those that are most likely to matter first. */
  private List<String> findChanges() throws IOException {
    List<String> found = new ArrayList<>();
    JsonObject dataBefore = RunReader.object(facts(), "data");
    JsonObject dataNow = RunReader.object(now, "data");
    for (String key : then.isRun() ? Set.of("sha256") : dataBefore.keySet()) {
      String before = RunReader.text(dataBefore, key);
      boolean isElsewhere = !dataNow.has(key)
          && dataNow.entrySet().stream().anyMatch(file -> file.getValue().getAsString().equals(before));
      addChange(found, "the data was changed: its SHA-256 was ", before,
          isElsewhere ? before : RunReader.text(dataNow, key));
    }
    Map<String, String> settings = WrittenSettings.of(Files.readString(
        repeated.resolve(ExperimentRun.RESOLVED_FILE)));
    TreeSet<String> keys = new TreeSet<>(then.settings().keySet());
    keys.addAll(settings.keySet());
    for (String key : keys) {
      String before = then.settings().getOrDefault(key, "not there");
      String after = settings.getOrDefault(key, "not there");
      if (RunIdentity.hasInfluence(key) && !key.startsWith("data.file")) {
        addChange(found, "the setting '" + key + "' was ", before, after);
        differsInSettings |= !before.equals(after);
      }
    }
    Map<String, String> jarsBefore = jars(facts());
    Map<String, String> jarsNow = jars(now);
    TreeSet<String> jars = new TreeSet<>(jarsBefore.keySet());
    jars.addAll(jarsNow.keySet());
    for (String jar : jars) {
      addChange(found, "the SHA-256 of the plug-in jar " + jar + " was ", jarsBefore.getOrDefault(jar, "none"),
          jarsNow.getOrDefault(jar, "none"));
    }
    addChange(found, "Ganglion was ", RunReader.text(facts(), "ganglion"), RunReader.text(now, "ganglion"));
    addChange(found, "Java was ", RunReader.text(facts(), "java"), RunReader.text(now, "java"));
    addChange(found, "the system was ", RunReader.text(facts(), "system"), RunReader.text(now, "system"));
    return found;
  }

  private static void addChange(List<String> found, String what, String before, String after) {
    if (!before.equals(after)) {
      found.add(what + before + " and is " + after);
    }
  }

  private static Map<String, String> jars(JsonObject manifest) {
    Map<String, String> jars = new TreeMap<>();
    for (JsonElement plugin : RunReader.array(manifest, "plugins")) {
      JsonObject jar = plugin.getAsJsonObject();
      String path = RunReader.text(jar, "jar");
      jars.put(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
          RunReader.text(jar, "sha256"));
    }
    return jars;
  }

  /** Whether every file has the same bytes. */
  public boolean isExact() {
    return differing.isEmpty();
  }

  /** A line for each change and each file, and last what that means. */
  public String text() throws IOException {
    StringBuilder text = new StringBuilder();
    if (!changes.isEmpty()) {
      text.append("changes since then\n");
      changes.forEach(change -> text.append("  ").append(change).append('\n'));
      text.append('\n');
    }
    List<List<String>> lines = new ArrayList<>(List.of(List.of("file", "then", "now", "")));
    TreeSet<String> files = new TreeSet<>(was.keySet());
    files.addAll(is.keySet());
    for (String file : files) {
      lines.add(List.of(file, shown(was.get(file)), shown(is.get(file)), verdict(file)));
    }
    return text.append(AlignedLines.aligned(lines)).append('\n').append(sentence()).append('\n').toString();
  }

  private String verdict(String file) throws IOException {
    if (!differing.contains(file)) {
      return Objects.equals(was.get(file), is.get(file)) ? "same" : "same, except for settings without influence";
    }
    return "differs" + (file.equals(METRICS) ? firstDifference()
        : file.equals(StudyFolder.TRIALS) ? firstTrial() : "");
  }

  /** Where the losses part, if the ones of then are still as they were. */
  private String firstDifference() throws IOException {
    Path file = then.directory().resolve(METRICS);
    if (!Files.exists(file) || !Sha256.of(file).equals(was.get(METRICS)) || !is.containsKey(METRICS)) {
      return "";
    }
    List<String> before = Files.readAllLines(file);
    List<String> after = Files.readAllLines(repeated.resolve(METRICS));
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        return i == 0 ? " in its columns" : " from epoch " + i + " on";
      }
    }
    return " in length: " + (before.size() - 1) + " and " + (after.size() - 1) + " epochs";
  }

  /** The first training that isn't what it was. */
  private String firstTrial() {
    return trialsBefore.entrySet().stream()
        .filter(trial -> !trial.getValue().equals(trialsNow.get(trial.getKey()))).findFirst()
        .map(trial -> " first in '" + trial.getKey() + "'").orElse("");
  }

  private static String shown(@Nullable String hash) {
    return hash == null ? NONE : hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }

  /** What it comes to. */
  public String sentence() {
    if (isExact()) {
      return "the " + then.noun() + " was repeated exactly: all " + was.size() + " files have the same bytes"
          + (Objects.equals(was, is) ? "" : " (except for settings without influence)")
          + (changes.isEmpty() ? "" : ", despite the changes");
    }
    String what = differing.size() + " of " + Math.max(was.size(), is.size()) + " files differ";
    if (!changes.isEmpty()) {
      return what + "; the changes since then may be the cause";
    }
    boolean timed = then.settings().entrySet().stream()
        .anyMatch(setting -> setting.getKey().contains("training.stop") && setting.getValue().contains("time"));
    if (!then.isRun() && timed) {
      return what + ": a time limit may stop trainings after a different number of epochs";
    }
    if (facts().has("repeatable") && !facts().get("repeatable").getAsBoolean()) {
      return what + ": its time limit may stop the run after a different number of epochs";
    }
    return RunReader.array(facts(), "plugins").isEmpty()
        ? what + " although nothing relevant was changed: this is a bug in Ganglion"
        : what + " although nothing relevant was changed: a plug-in may not be deterministic, which 'testkit' checks;"
            + " if it is, this is a bug in Ganglion";
  }

  /** The files that have been changed since it ended, or are gone: its manifest has other hashes. */
  public List<String> tampered() throws IOException {
    List<String> tampered = new ArrayList<>();
    for (Map.Entry<String, String> output : listed(facts()).entrySet()) {
      Path file = then.directory().resolve(output.getKey());
      boolean isPlain = then.directory().toAbsolutePath().normalize()
          .equals(file.toAbsolutePath().normalize().getParent());
      if (!isPlain || !Files.exists(file)) {
        tampered.add(output.getKey() + " is missing");
      } else if (!Sha256.of(file).equals(output.getValue())) {
        tampered.add(output.getKey() + " was changed after the " + then.noun());
      }
    }
    return tampered;
  }

  /** {@code {"run", "exact", "changes", "files": {name: {"then", "now"}}, "tampered", "sentence"}}. */
  public JsonObject json() throws IOException {
    JsonObject object = new JsonObject();
    object.addProperty("run", then.directory().toString());
    object.addProperty("exact", isExact());
    object.add("changes", array(changes));
    JsonObject files = new JsonObject();
    Map<String, String> all = new LinkedHashMap<>(was);
    all.putAll(is);
    all.keySet().forEach(file -> {
      JsonObject both = new JsonObject();
      both.addProperty("then", was.get(file));
      both.addProperty("now", is.get(file));
      files.add(file, both);
    });
    object.add("files", files);
    object.add("tampered", array(tampered()));
    object.addProperty("sentence", sentence());
    return object;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
