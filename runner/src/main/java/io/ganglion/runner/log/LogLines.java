package io.ganglion.runner.log;

import io.ganglion.problem.SafeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;

/**
 * Events as lines: the time in UTC, the level and the message; below it what was thrown. Whatever a message holds, it
 * is one line and shows itself: no cell or exception can write a line of the log.
 */
final class LogLines extends AbstractStringLayout {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  /** Of a stack trace: what overflowed the stack has a thousand lines. */
  private static final int MOST_CHARACTERS = 1 << 16;

  LogLines() {
    super(StandardCharsets.UTF_8);
  }

  @Override
  public String toSerializable(LogEvent event) {
    String level = event.getLevel().name();
    return TIME.format(Instant.ofEpochMilli(event.getTimeMillis())) + " " + level + " ".repeat(Math.max(1,
        "ERROR ".length() - level.length()))
        + SafeText.message(event.getMessage().getFormattedMessage(), SafeText.MOST_BYTES) + "\n"
        + (event.getThrown() == null ? "" : trace(event.getThrown()));
  }

  /** A line that isn't a frame begins with a blank, so that it never looks like an event. */
  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    StringBuilder lines = new StringBuilder();
    for (String line : text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).split("\\R")) {
      boolean isFrame = line.startsWith("\t");
      String safe = SafeText.message(isFrame ? line.substring(1) : line, SafeText.MOST_BYTES);
      lines.append(isFrame ? "\t" : safe.matches("\\d{4}-\\d\\d-.*") ? " " : "").append(safe).append('\n');
    }
    return lines.toString();
  }
}
