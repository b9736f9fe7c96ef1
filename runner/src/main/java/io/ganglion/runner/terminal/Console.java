package io.ganglion.runner.terminal;

import io.ganglion.experiments.text.Screen;
import io.ganglion.problem.Problem;
import io.ganglion.problem.SafeText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where a command's output goes: data to {@code out}, messages to {@code err}.
 *
 * @param out the result of the command
 * @param err progress, warnings and errors
 * @param errIsTerminal whether {@code err} is a terminal on which lines can be written anew
 * @param quiet whether nothing but errors is said
 * @param screen how text is shown on {@code err}
 * @param unicode whether {@code err} shows more than ASCII
 */
public record Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean quiet, Paper screen,
    boolean unicode) {
  /** A console whose text stays as it is. */
  public Console(PrintStream out, PrintStream err, boolean errIsTerminal, boolean quiet) {
    this(out, err, errIsTerminal, quiet, Paper.PLAIN, true);
  }

  /** A console for a command with or without {@code --quiet}. */
  public static Console of(PrintStream out, PrintStream err, Map<String, String> environment, boolean quiet) {
    return new Console(out, err, Paper.errIsTerminal() && !Paper.isDumb(environment), quiet,
        Paper.ofErr(environment), Screen.of(environment).unicode());
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
      err.print(screen.show(SafeText.messages(text, SafeText.MOST_BYTES) + "\n"));
      err.flush();
    }
  }
}
