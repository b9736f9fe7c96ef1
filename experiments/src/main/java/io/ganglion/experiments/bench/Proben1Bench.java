package io.ganglion.experiments.bench;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.proben1.Proben1Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Prechelt's report of 1994: its linear networks (tables 3 and 4) and those without shortcuts (tables 10 and 11), of 14
 * problems with three permutations each. Mushroom, whose figures the report gives without deviations, isn't among them.
 */
public final class Proben1Bench {
  private static final int SOURCE_LINES = 3;
  private static final String LINEAR = "linear";

  private Proben1Bench() {}

  /**
   * Trains all networks of the problems that are there.
   *
   * @param folder holds files such as {@code cancer1.dt}
   * @param runs trainings of each network, if not as many as published
   * @throws ProblemException if no problem is there, or a file isn't what it should be
   */
  public static List<FigureComparison> run(Path folder, PluginCatalog catalog, OptionalInt runs, int threads) {
    Table published = BenchFile.read("proben1.csv", SOURCE_LINES);
    List<FigureComparison> comparisons = new ArrayList<>();
    for (int row = 0; row < published.rows(); row++) {
      Path file = folder.resolve(BenchFile.text(published, "problem", row) + ".dt");
      if (Files.exists(file)) {
        comparisons.addAll(run(file, published, row, catalog, runs, threads));
      }
    }
    if (comparisons.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no file of a problem such as 'cancer1.dt'",
          Place.at(folder.toString()), "name the folder that holds the .dt files of Proben1"));
    }
    return comparisons;
  }

  private static List<FigureComparison> run(Path file, Table published, int row, PluginCatalog catalog,
      OptionalInt runs,
      int threads) {
    String hidden = BenchFile.text(published, "hidden", row);
    int publishedRuns = (int) BenchFile.number(published, "runs", row);
    Proben1Net net = new Proben1Net(hidden.equals(LINEAR) ? List.of()
        : Stream.of(hidden.split("\\+")).map(Integer::valueOf).toList(), BenchFile.text(published, "output", row));
    Proben1Net.Parts parts = parts(Proben1Reader.read(ByteSource.of(file)));
    List<Proben1Net.Result> results =
        Starts.run(runs.orElse(publishedRuns), threads, start -> net.train(parts, catalog, start + 1));
    String experiment = BenchFile.text(published, "problem", row) + ", " + hidden;
    List<FigureComparison> compared = new ArrayList<>();
    compared.add(
        compared(experiment, "error", "squared error %", published, row, results, Proben1Net.Result::squaredError));
    if (!BenchFile.isEmpty(published, "class-error", row)) { // a problem of approximation has no classes
      compared.add(compared(experiment, "class-error", "class error %", published, row, results,
          Proben1Net.Result::classError));
    }
    compared.add(compared(experiment, "epochs", "epochs", published, row, results, Proben1Net.Result::epochs));
    return compared;
  }

  private static FigureComparison compared(String experiment, String column, String measure, Table published, int row,
      List<Proben1Net.Result> results, ToDoubleFunction<Proben1Net.Result> ours) {
    return new FigureComparison(experiment, measure,
        new Published.Mean(BenchFile.number(published, column, row), BenchFile.number(published, column + "-sd", row),
            (int) BenchFile.number(published, "runs", row), column.equals("epochs") ? 0.5 : 0.005),
        Sample.of(results.stream().mapToDouble(ours).toArray()));
  }

  /** Numbers as they are in the file; classes 1 of n. */
  private static Proben1Net.Parts parts(SourceTable source) {
    List<ColumnPlan> inputs = new ArrayList<>();
    List<ColumnPlan> targets = new ArrayList<>();
    for (Column column : source.table().columns()) {
      (column.name().startsWith("in") ? inputs : targets).add(ColumnPlan.of(column.name(), Scaling.NONE));
    }
    Split split = source.ownSplit().orElseThrow();
    Preprocessing preprocessing = Preprocessing.fit(source.table(), split.train(), inputs, targets);
    return new Proben1Net.Parts(preprocessing.encode(source.table(), split.train()),
        preprocessing.encode(source.table(), split.validation()), preprocessing.encode(source.table(), split.test()));
  }
}
