package io.ganglion.runner.cli;

import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.runs.RunDiff;
import io.ganglion.experiments.runs.Runs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion runs diff}. */
@Command(name = "diff", description = "Compares two runs, and shows only what differs: settings, data and results.")
final class RunsDiffCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "A", description = RunsOption.NAMED)
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private String b;

  @Mixin
  private RunsOption option;

  @Option(names = "--json", description = "Prints the differences as JSON.")
  private boolean json;

  RunsDiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Runs runs = option.runs();
    RunDiff diff = RunDiff.of(runs.find(a), runs.find(b));
    Output.show(session, json ? Json.text(diff.json()) : diff.text());
    return 0;
  }
}
