package io.ganglion.experiments.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first moment and the last lines of a run's log. */
final class LoggedLines {
  private static final int SHOWN = 1 << 16;
  private static final Pattern LINE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z) ([A-Z]+) +(.*)");

  private final Optional<Instant> begun;
  private final List<String> lines;

  private LoggedLines(Optional<Instant> begun, List<String> lines) {
    this.begun = begun;
    this.lines = lines;
  }

  /** Reads at most 64 KiB of either end. */
  static LoggedLines read(Path log) throws IOException {
    byte[] head;
    byte[] tail;
    long size = Files.size(log);
    try (InputStream in = Files.newInputStream(log)) {
      head = in.readNBytes(SHOWN);
      in.skipNBytes(Math.max(0, size - 2L * SHOWN));
      tail = in.readNBytes(SHOWN);
    }
    String first = text(head);
    return new LoggedLines(first.lines().findFirst().map(LINE::matcher).filter(Matcher::matches)
        .flatMap(line -> instant(line.group(1))), (first + text(tail)).lines().toList());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** When the first line was written. */
  Optional<Instant> begun() {
    return begun;
  }

  /** The last lines, at most {@code count}. */
  List<String> last(int count) {
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** The message with which everything ended in an error; with that of what was thrown, if anything was. */
  Optional<String> error() {
    List<String> since = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        boolean isError = line.group(2).equals("ERROR");
        return isError ? Optional.of(line.group(3) + (since.isEmpty() ? "" : ": " + since.get(0))) : Optional.empty();
      }
      since.add(0, lines.get(i));
    }
    return Optional.empty();
  }

  /** The latest message in which a pattern is found from its beginning on. */
  Optional<Matcher> latest(Pattern pattern) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher line = LINE.matcher(lines.get(i));
      Matcher message = line.matches() ? pattern.matcher(line.group(3)) : null;
      if (message != null && message.lookingAt()) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }
}
