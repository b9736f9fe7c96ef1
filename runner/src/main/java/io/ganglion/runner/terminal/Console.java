package io.ganglion.runner.terminal;

import io.ganglion.runner.problem.Problem;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command's words go: data to {@code out}, talk to {@code err}.
 *
 * @param out the result of the command
 * @param err progress, warnings and errors
 * @param errIsTerminal whether somebody watches {@code err}
 * @param quiet whether nothing but errors is said
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean quiet) {
  /** The JDK can't tell whether a stream is a terminal before 22: the launcher says so by this property. */
  private static final String TERMINAL_PROPERTY = "ganglion.terminal.err";

  /** A console for a command with or without {@code --quiet}. */
  public static Console of(PrintStream out, PrintStream err, boolean quiet) {
    return new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY), quiet);
  }

  /** Says each of them, an empty line after it. */
  public void warn(List<Problem> warnings) {
    warnings.forEach(warning -> say(warning.renderAsWarning()));
  }

  /** A line of talk. */
  public void say(String line) {
    if (!quiet) {
      err.print(line + "\n");
      err.flush();
    }
  }
}
