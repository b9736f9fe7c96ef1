package io.ganglion.runner.cli;

import io.ganglion.experiments.bench.EncoderBench;
import io.ganglion.experiments.bench.FigureComparison;
import io.ganglion.experiments.bench.FigureReport;
import io.ganglion.experiments.run.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ganglion bench encoders}. */
@Command(name = "encoders", description = "Trains the encoders 10-5-10 and 12-2-12, and compares epochs with published"
    + " figures.")
final class BenchEncodersCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private BenchOptions options;

  BenchEncodersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<FigureComparison> comparisons =
        EncoderBench.run(session.plugins(), options.runs(), options.threads());
    Output.write(session, "-",
        options.json ? Json.text(FigureReport.json(comparisons)) : FigureReport.text(comparisons));
    return 0;
  }
}
