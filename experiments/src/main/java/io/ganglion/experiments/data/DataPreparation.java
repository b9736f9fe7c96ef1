package io.ganglion.experiments.data;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.PartLayout;
import io.ganglion.experiments.config.SplitFiles;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.evidence.CellFinding;
import io.ganglion.tables.evidence.HeaderValues;
import io.ganglion.tables.evidence.TextFindings;
import io.ganglion.tables.evidence.Totals;
import java.io.IOException;
import java.util.List;
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
    TextFindings findings = findings(asked.data(), file);
    try {
      PreparedData prepared = asked.data().text().isPresent()
          ? new LanguagePreparation(asked, asked.data().text().get()).prepare(request, file, findings)
          : prepare(asked, request, file, findings);
      LengthChecks.require(asked, prepared);
      return prepared;
    } catch (ProblemException e) {
      throw e.because(causes(file, findings, e.problems()));
    }
  }

  /** Columns of text that are numbers or dates but for their writing. */
  static TextFindings findings(DataSection section, SourceTable file) {
    return TextFindings.of(file.file(), file.table(), file.layout(), section.styles(),
        column -> !section.format().namesColumns() || section.column(column).saysType()
            || section.split().groups().filter(column::equals).isPresent()
            || section.sequence().isPresent() && section.sequence().get().ofNoInput().contains(column));
  }

  /** Those that no problem repeats. */
  private static List<Problem> causes(SourceTable file, TextFindings findings, List<Problem> problems) {
    return Stream.of(HeaderValues.in(file).stream(), findings.all().stream().map(CellFinding::problem),
        Totals.problem(file, findings).stream()).flatMap(each -> each)
        .filter(cause -> problems.stream().noneMatch(problem -> problem.message().contains(cause.message()))).toList();
  }

  private static PreparedData prepare(PlacedExperiment asked, TableRequest request, SourceTable file,
      TextFindings findings) {
    if (asked.data().format().isDelimited()) {
      MissingValues.requireHandled(asked.data(), file);
    }
    SourceTable source = DataFile.withoutDroppedRows(file, asked.data());
    try {
      return prepare(asked, source, file.table().rows() - source.table().rows(),
          asked.data().format().sha256(request, file), findings);
    } catch (DataException e) {
      throw source.problem(e);
    } catch (IOException e) {
      PluginFault.passOn(e);
      throw new ProblemException(ExitCode.DATA,
          new Problem("the file can't be read: " + Reason.of(e), Place.at(file.file()), ""));
    }
  }

  private static PreparedData prepare(PlacedExperiment asked, SourceTable source, int leftOut, String sha256,
      TextFindings findings) throws IOException {
    if (asked.data().series().isPresent() && asked.data().series().get().id().isPresent()) {
      Optional<String> id = asked.data().series().get().id();
      ColumnPlans.requireColumn(asked, source, id.get(), "data.series.id");
      SourceTable grouped = SeriesPanel.grouped(source, id);
      try {
        return prepare(asked, grouped, Optional.empty(), leftOut, sha256, findings);
      } catch (DataException e) {
        throw grouped.problem(e);
      }
    }
    if (asked.data().sequence().isEmpty()) {
      return prepare(asked, source, Optional.empty(), leftOut, sha256, findings);
    }
    SequenceSource sequences = SequenceSource.of(asked, source);
    try {
      return prepare(asked, sequences.steps(), Optional.of(sequences), leftOut, sha256, findings);
    } catch (DataException e) {
      throw sequences.steps().problem(e);
    }
  }

  private static PreparedData prepare(PlacedExperiment asked, SourceTable source, Optional<SequenceSource> sequences,
      int leftOut, String sha256, TextFindings findings) throws IOException {
    ColumnPlans plans = ColumnPlans.of(asked, source, findings);
    ExampleForm form = sequences.isPresent()
        ? SequenceExamples.of(asked, sequences.get(), plans)
        : asked.data().series().isPresent()
            ? SeriesExamples.of(asked, source, plans, SplitRows.of(asked, source))
            : RowExamples.of(asked, source.table(), plans, SplitRows.of(asked, source));
    Split split = form.split();
    Preprocessing unweighted = form.preprocessing().scalingImages(column -> asked.data().format().scalesImages()
        || asked.data().column(column).image().style().scales());
    Preprocessing preprocessing = unweighted.weighted(RowWeights.of(asked, unweighted,
        weighted -> form.encode(weighted, split.train(), ExampleForm.Use.TRAINING)));
    OutputChecks.requireFitting(asked, preprocessing);
    if (sequences.isEmpty() && asked.data().series().isEmpty()) {
      KnownLabels.require(asked, preprocessing, source, split.validation());
      KnownLabels.require(asked, preprocessing, source, split.test());
    }
    Examples training =
        AugmentedImages.of(asked, form.encode(preprocessing, split.train(), ExampleForm.Use.TRAINING));
    Optional<SplitFiles> files = asked.data().split().files();
    Optional<PartFile> validation =
        PartFile.read(asked, files.flatMap(SplitFiles::validation).or(() -> asked.data().validationFile()
            .map(PartLayout::alike)), "validation", preprocessing);
    Optional<PartFile> test = PartFile.read(asked, files.flatMap(SplitFiles::test).or(() -> asked.data().testFile()
        .map(PartLayout::alike)), "test", preprocessing);
    GroupedFiles.requireNone(asked, source, split, validation, test);
    PreparedData prepared = new PreparedData(source, form.rows(), PartFile.sha256(sha256, validation, test),
        preprocessing,
        leftOut + validation.map(PartFile::leftOut).orElse(0) + test.map(PartFile::leftOut).orElse(0), training,
        validation.map(PartFile::examples).orElseGet(() -> encodeIfAny(form, preprocessing, split.validation())),
        test.map(PartFile::examples).orElseGet(() -> encodeIfAny(form, preprocessing, split.test())),
        Stream.of(form.warnings(), plans.leftOut(), LongTexts.warnings(preprocessing, source),
            UnassignedRows.warning(asked, source, form.rows()).stream().toList()).flatMap(List::stream).toList(),
        form.windows(), sequences.map(SequenceSource::sequences), findings);
    prepared.parts().values().forEach(part -> OutputChecks.requireTargets(asked, preprocessing, part));
    MetricChecks.requireMeasurable(asked, prepared);
    return prepared;
  }

  private static @Nullable Examples encodeIfAny(ExampleForm form, Preprocessing preprocessing, int[] examples) {
    return examples.length == 0 ? null : form.encode(preprocessing, examples, ExampleForm.Use.JUDGING);
  }
}
