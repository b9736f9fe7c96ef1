package io.ganglion.runner.cli;

import io.ganglion.plugins.PlainThrowable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new file with a stack trace, to be sent to an author. */
final class TraceFile {
  private TraceFile() {}

  /** Where it is; the trace itself if it can't be written. */
  static String write(String prefix, Throwable thrown) {
    StringWriter trace = new StringWriter();
    PlainThrowable.of(thrown).printStackTrace(new PrintWriter(trace));
    try {
      Path log = Files.createTempFile(prefix, ".log");
      Files.writeString(log, trace.toString(), StandardCharsets.UTF_8);
      return log.toString();
    } catch (IOException e) {
      return "\n" + trace;
    }
  }

  /** The stack of a thread, under a sentence. */
  static Throwable of(String sentence, StackTraceElement[] stack) {
    Throwable shown = new Throwable(sentence);
    shown.setStackTrace(stack);
    return shown;
  }
}
