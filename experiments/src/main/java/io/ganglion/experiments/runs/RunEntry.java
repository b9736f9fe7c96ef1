package io.ganglion.experiments.runs;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run directory, or that of a study, with what it says of itself.
 *
 * @param directory where it is
 * @param label by which it is known among the others, {@code iris/20260301-101500-3f2a9c}
 * @param kind {@code run}, or what the study is: {@code compare}, {@code sweep}
 * @param name the experiment's
 * @param started when it was begun
 * @param reason why it ended or where it stands; without a full stop
 * @param trainer with which it trains; of a comparison of trainers, all of them
 * @param result its main result; empty if it isn't finished
 * @param manifest empty if there is none that can be read
 * @param settings by dotted path; empty if they can't be read
 */
public record RunEntry(Path directory, String label, String kind, String name, Instant started, Status status,
    String reason, String trainer, Optional<Result> result, Optional<JsonObject> manifest,
    Map<String, String> settings) {
  /** What a single training is called among the kinds. */
  public static final String RUN = "run";

  /** The number by which it is judged, {@code test accuracy}. */
  public record Result(String what, double value) {
    /** For people. */
    String text() {
      return what + " " + ReadableRun.score(what.substring(what.lastIndexOf(' ') + 1), value);
    }
  }

  /** Whether it is no study. */
  public boolean isRun() {
    return kind.equals(RUN);
  }

  /** What it is called: a run, a comparison, a sweep. */
  public String noun() {
    return kind.equals("compare") ? "comparison" : kind;
  }

  /** The end of its label, the directory's name. */
  String id() {
    return label.substring(label.lastIndexOf('/') + 1);
  }
}
