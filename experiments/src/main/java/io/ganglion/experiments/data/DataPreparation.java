package io.ganglion.experiments.data;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.SplitFiles;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the examples of an experiment from its data file, and checks that they and the network go together. */
public final class DataPreparation {
  private DataPreparation() {}

  /**
   * Reads and encodes.
   *
   * @param places where in the experiment a setting stands, by dotted path
   * @throws ProblemException if the data, or their columns, are not what the experiment says
   */
  public static PreparedData prepare(Experiment experiment, Function<String, Place> places) {
    PlacedExperiment asked = TargetNames.resolved(new PlacedExperiment(experiment, places));
    TableRequest request = DataFile.request(asked);
    SourceTable file = asked.data().format().read(request);
    SourceTable source = DataFile.withoutDroppedRows(file, asked.data());
    try {
      return prepare(asked, source, file.table().rows() - source.table().rows(),
          asked.data().format().sha256(request, file));
    } catch (DataException e) {
      throw source.problem(e);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the file can't be read: " + Reason.of(e), Place.at(file.file()), ""));
    }
  }

  private static PreparedData prepare(PlacedExperiment asked, SourceTable source, int leftOut, String sha256)
      throws IOException {
    Table table = source.table();
    ColumnPlans plans = ColumnPlans.of(asked, source);
    Split rows = SplitRows.of(asked, source);
    Optional<SeriesExamples> series = asked.data().series().isPresent()
        ? Optional.of(SeriesExamples.of(asked, source, plans, rows))
        : Optional.empty();
    Table examples = series.map(SeriesExamples::table).orElse(table);
    Split split = series.map(SeriesExamples::split).orElse(rows);
    Preprocessing unweighted = series.map(SeriesExamples::preprocessing)
        .orElseGet(() -> Preprocessing.fit(table, rows.train(), plans.inputs(), plans.targets()));
    Preprocessing preprocessing = unweighted.weighted(Weights.of(asked, unweighted, examples, split.train()));
    OutputChecks.requireFitting(asked, preprocessing);
    Examples training = preprocessing.encode(examples, split.train());
    Optional<SplitFiles> files = asked.data().split().files();
    Optional<PartFile> validation =
        PartFile.read(asked, files.flatMap(SplitFiles::validation), "validation", preprocessing);
    Optional<Path> testFile = files.flatMap(SplitFiles::test).or(() -> DataFile.testFile(asked.data()));
    Optional<PartFile> test = PartFile.read(asked, testFile, "test", preprocessing);
    PreparedData prepared = new PreparedData(source, rows, PartFile.sha256(sha256, validation, test), preprocessing,
        leftOut + validation.map(PartFile::leftOut).orElse(0) + test.map(PartFile::leftOut).orElse(0), training,
        validation.map(PartFile::examples).orElseGet(() -> encodeIfAny(preprocessing, examples, split.validation())),
        test.map(PartFile::examples).orElseGet(() -> encodeIfAny(preprocessing, examples, split.test())),
        Stream.concat(series.flatMap(SeriesExamples::gaps).stream(), plans.leftOut().stream()).toList(),
        series.map(SeriesExamples::windows));
    prepared.parts().values().forEach(part -> OutputChecks.requireTargets(asked, preprocessing, part));
    return prepared;
  }

  private static @Nullable Examples encodeIfAny(Preprocessing preprocessing, Table table, int[] rows) {
    return rows.length == 0 ? null : preprocessing.encode(table, rows);
  }
}
