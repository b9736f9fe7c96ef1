package io.ganglion.runner.cli;

import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.experiments.text.ShellWord;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion runs open}. */
@Command(name = "open", description = "Opens the report of a run in the browser, or prints its path where there is no"
    + " browser.")
final class RunsOpenCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = RunsOption.NAMED)
  private String run;

  @Mixin
  private RunsOption option;

  RunsOpenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunEntry entry = option.runs().find(run);
    Path report = entry.directory().resolve(Report.FILE).toAbsolutePath().normalize();
    if (!Files.isRegularFile(report)) {
      throw new ProblemException(ExitCode.DATA, new Problem("this run has no " + Report.FILE,
          Place.at(entry.directory().toString()), "make one: " + ShellWord.of(session.program()) + " report "
              + ShellWord.of(entry.directory().toString())));
    }
    if (!Opener.of(System.getProperty("os.name"), session.environment()).open(report)) {
      Output.show(session, report + "\n");
    }
    return 0;
  }
}
