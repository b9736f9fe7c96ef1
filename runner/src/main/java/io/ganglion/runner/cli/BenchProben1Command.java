package io.ganglion.runner.cli;

import io.ganglion.experiments.bench.FigureComparison;
import io.ganglion.experiments.bench.FigureReport;
import io.ganglion.experiments.bench.Proben1Bench;
import io.ganglion.experiments.run.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ganglion bench proben1}. */
@Command(name = "proben1", description = "Trains the networks of Prechelt's Proben1 report (tables 3, 4, 10 and 11),"
    + " and compares their errors with its.")
final class BenchProben1Command implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder that holds .dt files such as cancer1.dt.")
  private Path folder;

  @Mixin
  private BenchOptions options;

  BenchProben1Command(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<FigureComparison> comparisons =
        Proben1Bench.run(folder, session.plugins(), options.runs(), options.threads());
    Output.write(session, "-",
        options.json ? Json.text(FigureReport.json(comparisons)) : FigureReport.text(comparisons));
    return 0;
  }
}
