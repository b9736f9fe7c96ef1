package io.ganglion.runner.cli;

import io.ganglion.experiments.run.RunReport;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion report}. */
@Command(name = "report",
    description = "Writes report.html of a finished run, comparison or sweep again, from its directory.")
final class ReportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory.")
  private Path directory;

  @Option(names = "--out", paramLabel = "FILE",
      description = "The file for the report instead; - for standard output.")
  private @Nullable String out;

  @Option(names = "--figures", paramLabel = "DIR",
      description = "Writes every figure of the report into this folder instead, as an SVG file and a PNG file.")
  private @Nullable Path figures;

  ReportCommand(Session session) {
    this.session = session;
  }

  private void warn(Problem warning) {
    session.console(false).warn(List.of(warning));
  }

  private void writeFigures(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> figure : RunReport.figures(directory, this::warn).entrySet()) {
      Path file = folder.resolve(figure.getKey());
      Output.write(session, file.toString(), figure.getValue());
      Output.show(session, file + "\n");
    }
  }

  @Override
  public Integer call() {
    try {
      if (figures != null) {
        writeFigures(figures);
      } else if (out == null) {
        Output.show(session, RunReport.makeAgain(directory, this::warn) + "\n");
      } else {
        Output.write(session, out, RunReport.html(directory, this::warn));
      }
      return 0;
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the report can't be made: " + Reason.of(e),
          Place.at(directory.toString()), "check that its files can be read, and the folder can be written"));
    }
  }
}
