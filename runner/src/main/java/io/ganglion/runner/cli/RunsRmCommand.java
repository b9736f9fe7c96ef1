package io.ganglion.runner.cli;

import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.experiments.runs.RunRemoval;
import io.ganglion.experiments.runs.Runs;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion runs rm}. */
@Command(name = "rm", description = "Deletes run directories, after asking. If one is still running, or holds files"
    + " that Ganglion didn't write, nothing is removed.")
final class RunsRmCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN", description = RunsOption.NAMED)
  private List<String> names;

  @Mixin
  private RunsOption option;

  @Option(names = "--dry-run", description = "Prints what would be removed, and removes nothing.")
  private boolean dryRun;

  @Option(names = {"-y", "--yes"}, description = "Doesn't ask.")
  private boolean yes;

  RunsRmCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<RunRemoval> removals = removals();
    if (dryRun) {
      say("would remove", removals);
      return 0;
    }
    if (!yes && !isConfirmed(removals)) {
      session.console(false).say("nothing was removed");
      return 0;
    }
    removals.forEach(RunRemoval::run);
    say("removed", removals);
    return 0;
  }

  /** All of them are looked at before any is removed; one that was named twice is one. */
  private List<RunRemoval> removals() {
    Runs runs = option.runs();
    Map<Path, RunEntry> entries = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : names) {
      try {
        RunEntry entry = runs.find(name);
        entries.put(entry.directory().toAbsolutePath().normalize(), entry);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    List<RunRemoval> removals = new ArrayList<>();
    for (RunEntry entry : entries.values()) {
      try {
        removals.add(RunRemoval.of(entry));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    return removals;
  }

  private boolean isConfirmed(List<RunRemoval> removals) {
    Console console = session.console(false);
    if (!console.errIsTerminal()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("can't ask whether to remove "
          + (removals.size() == 1 ? "it" : "them") + ": stdin is not a terminal", Place.NOWHERE,
          "give --yes if you are sure, or --dry-run to see what would be removed"));
    }
    removals.forEach(removal -> console.say(removal.text()));
    console.err().print("remove " + (removals.size() == 1 ? "it" : "all " + removals.size()) + " for good? [y/N] ");
    console.err().flush();
    try {
      String answer = line().strip().toLowerCase(Locale.ROOT);
      return answer.equals("y") || answer.equals("yes");
    } catch (IOException e) {
      return false;
    }
  }

  /** Byte by byte: what isn't ASCII is no yes. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = session.in().read(); c >= 0 && c != '\n'; c = session.in().read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private void say(String done, List<RunRemoval> removals) {
    StringBuilder text = new StringBuilder();
    removals.forEach(removal -> text.append(done).append(' ').append(removal.text()).append('\n'));
    Output.show(session, text.toString());
  }
}
