package io.ganglion.experiments.study;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.Logger;

/**
 * Keeps a file for every finished trial in the directory of a study, or of a run with folds, {@code trial-KEY.json},
 * which appears whole or not at all. When a study is finished, a single file takes their place, {@code trials.json}, an
 * array with a line for each.
 */
public final class FileJournal implements Journal {
  private static final String PREFIX = "trial-";
  private static final String SUFFIX = ".json";
  static final String ALL = "trials.json";

  private final ArtifactStore store;
  private final Logger log;
  private final Map<String, TrialResult> known = new HashMap<>();
  private boolean hasKept;

  /** Reads what is there. A file that can't be read is as good as none: its trial is trained again. */
  public FileJournal(ArtifactStore store, Logger log) throws IOException {
    this.store = store;
    this.log = log;
    if (Files.exists(store.directory().resolve(ALL))) {
      read(store.directory().resolve(ALL));
    }
    for (Path file : files()) {
      read(file);
    }
  }

  /** The files of single trials first: when they go, the one file is there. */
  @Override
  public void lookAgain() throws IOException {
    for (Path file : files()) {
      if (!known.containsKey(key(file))) {
        readIfThere(file);
      }
    }
    readIfThere(store.directory().resolve(ALL));
  }

  private static String key(Path file) {
    String name = file.getFileName().toString();
    return name.substring(PREFIX.length(), name.length() - SUFFIX.length());
  }

  private void readIfThere(Path file) throws IOException {
    try {
      read(file);
    } catch (NoSuchFileException e) {
      // Another process has finished the study meanwhile, or not yet.
    }
  }

  private void read(Path file) throws IOException {
    JsonElement content;
    try {
      content = JsonParser.parseString(Files.readString(file));
    } catch (RuntimeException | CharacterCodingException e) {
      log.warn("{} holds no results of trials, which are trained again: {}", file.getFileName(), e.toString());
      return;
    }
    for (JsonElement trial : content.isJsonArray() ? content.getAsJsonArray() : List.of(content)) {
      try {
        JsonObject json = trial.getAsJsonObject();
        known.put(json.get("key").getAsString(), TrialJson.read(json));
      } catch (RuntimeException e) {
        log.warn("{} holds a trial that can't be relied on and is trained again: {}", file.getFileName(),
            e.getMessage());
      }
    }
  }

  private List<Path> files() throws IOException {
    return files(store.directory());
  }

  /** The files of single trials in a study's directory. */
  public static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
      }).sorted().toList();
    }
  }

  @Override
  public Optional<TrialResult> find(Trial trial) {
    return Optional.ofNullable(known.get(trial.key()));
  }

  /** Whether a trial was added to what was there. */
  boolean hasKept() {
    return hasKept;
  }

  @Override
  public void keep(Trial trial, TrialResult result) throws IOException {
    store.writeUnlisted(PREFIX + trial.key() + SUFFIX,
        Json.text(TrialJson.of(trial, result)).getBytes(StandardCharsets.UTF_8));
    known.put(trial.key(), result);
    hasKept = true;
    log.info("{}: {}", trial.name(), result.stopReason());
  }

  /** Writes what is known of some trials, which are all that the study has, into the one file. */
  void finish(List<Trial> trials) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    trials.forEach(trial -> lines.computeIfAbsent(trial.key(),
        key -> TrialJson.of(trial, Objects.requireNonNull(known.get(key))).toString()));
    store.write(ALL, "[\n" + String.join(",\n", lines.values()) + "\n]\n");
  }

  /** Removes the files of single trials. */
  public void clear() throws IOException {
    for (Path file : files()) {
      store.remove(file.getFileName().toString());
    }
  }
}
