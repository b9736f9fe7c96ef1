package io.ganglion.runner.verify;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the process with the contracts says in a line: that a test begins, or how it ended.
 *
 * @param number of the test, from 0
 * @param state how it ended; null when it begins
 */
record Line(int number, String subject, String check, CheckResult.@Nullable State state,
    String message, String help) {
  private static final Gson GSON = new Gson();

  static Line begins(int number, String subject, String check) {
    return new Line(number, subject, check, null, "", "");
  }

  static Line ended(int number, CheckResult finding) {
    return new Line(number, finding.subject(), finding.check(), finding.state(), finding.message(), finding.help());
  }

  /** As one line, after {@code mark}, by which it is known among others. */
  String text(String mark) {
    return mark + GSON.toJson(this) + "\n";
  }

  /** Reads a line; empty if it is another's. */
  static Optional<Line> of(String line, String mark) {
    if (!line.startsWith(mark)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(GSON.fromJson(line.substring(mark.length()), Line.class));
    } catch (JsonParseException e) { // a plug-in has printed into it
      return Optional.empty();
    }
  }

  CheckResult finding() {
    return new CheckResult(subject, check, state == null ? CheckResult.State.FAILED : state, message, help);
  }
}
