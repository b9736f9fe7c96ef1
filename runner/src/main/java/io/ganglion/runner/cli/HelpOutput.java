package io.ganglion.runner.cli;

import io.ganglion.runner.terminal.Paper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Where picocli prints the help of commands, as wide as the terminal. It would start a process to learn that, and it
 * makes no help narrower than 55 columns: there, its lines are broken again.
 */
final class HelpOutput {
  /** Of files and pipes. */
  private static final int USUAL = 80;
  private static final int LEAST = 55;
  /** Longer lines are hard to read (chosen). */
  private static final int MOST = 120;

  private final Session session;
  private final Paper paper;
  private final PrintWriter out;
  private final StringWriter narrow = new StringWriter();

  HelpOutput(Session session, CommandLine commandLine) {
    this.session = session;
    this.paper = Paper.ofOut(session.environment());
    boolean isNarrow = paper.width() < LEAST;
    this.out = isNarrow ? new PrintWriter(narrow) : new PrintWriter(session.out(), false, StandardCharsets.UTF_8);
    commandLine.setUsageHelpWidth(
        paper.width() == Paper.ENDLESS ? USUAL : Math.max(LEAST, Math.min(paper.width(), MOST)));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(paper.coloured() && !isNarrow ? Ansi.ON : Ansi.OFF));
    commandLine.setOut(out);
  }

  /** Prints what isn't printed yet. */
  void end() {
    out.flush();
    session.out().print(paper.show(narrow.toString()));
  }
}
