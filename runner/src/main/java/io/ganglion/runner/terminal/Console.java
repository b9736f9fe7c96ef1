package io.ganglion.runner.terminal;

import io.ganglion.problem.Problem;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command's output goes: data to {@code out}, messages to {@code err}.
 *
 * @param out the result of the command
 * @param err progress, warnings and errors
 * @param errIsTerminal whether {@code err} is a terminal
 * @param quiet whether nothing but errors is said
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean quiet) {
  /** Before 22, the JDK doesn't know whether a stream is a terminal: the launcher sets this property. */
  private static final String TERMINAL_PROPERTY = "ganglion.terminal.err";

  /** A console for a command with or without {@code --quiet}. */
  public static Console of(PrintStream out, PrintStream err, boolean quiet) {
    return new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY), quiet);
  }

  /** Says each of them, an empty line after it. */
  public void warn(List<Problem> warnings) {
    warnings.forEach(warning -> say(warning.renderAsWarning()));
  }

  /** A message of one line. */
  public void say(String line) {
    if (!quiet) {
      err.print(line + "\n");
      err.flush();
    }
  }
}
