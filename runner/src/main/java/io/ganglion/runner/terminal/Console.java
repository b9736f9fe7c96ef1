package io.ganglion.runner.terminal;

import io.ganglion.problem.Problem;
import io.ganglion.problem.SafeText;
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

  /** Says each of them, an empty line after it; at most {@link Problem#MOST}. */
  public void warn(List<Problem> warnings) {
    warnings.stream().limit(Problem.MOST).forEach(warning -> say(warning.renderAsWarning()));
    if (warnings.size() > Problem.MOST) {
      say(Problem.andMore(warnings.size()));
    }
  }

  /** A message of one line, or several; what is in it of others can't act on the terminal. */
  public void say(String text) {
    if (!quiet) {
      err.print(SafeText.messages(text, SafeText.MOST_BYTES) + "\n");
      err.flush();
    }
  }
}
