package io.ganglion.experiments.export;

import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Precision;
import io.ganglion.experiments.config.SeriesSection;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequenceSource;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Compares an export's predictions of the examples of a table with the model's own. Mutable. */
public final class ExportCheck {
  /** The unit roundoff of double precision. */
  static final double DOUBLE = 0x1p-53;
  /** That of single precision. */
  static final double FLOAT = 0x1p-24;
  /** Promised of double precision, whatever the roundings. */
  private static final double PROMISED = 1e-12;
  /** Of a text that are compared behind one another. */
  private static final int MOST_TOKENS = 1000;

  private final ExportedModel exported;
  private final Model model;
  private final RunningExport running;
  private final ExportComparison comparison;
  /** 0 if the export's numbers are to have the same bits. */
  private final double roundoff;
  private int mostSteps = 1;
  private final Optional<SequenceLayout> layout;
  private final Optional<SeriesSource> series;

  /** @param roundoff that of the export; 0 if it has to predict the same bits */
  ExportCheck(ExportedModel exported, RunningExport running, double roundoff) {
    this.roundoff = roundoff;
    this.exported = exported;
    this.comparison = new ExportComparison(exported.language().isPresent() ? "token" : "row");
    this.model = exported.model();
    this.running = running;
    this.layout = SequenceLayout.of(model.source());
    this.series = SeriesSource.of(model.source());
  }

  /** The columns that the table needs. */
  public WantedColumns columns() {
    Preprocessing preprocessing = model.preprocessing();
    if (exported.language().isPresent()) {
      return WantedColumns.ALL;
    }
    WantedColumns columns = layout.map(found -> found.inputs(preprocessing))
        .or(() -> series.map(found -> found.inputsAndTargets(model)))
        .orElseGet(() -> WantedColumns.only(preprocessing.inputTypes()).dated(preprocessing.datePatterns())
            .imaged(preprocessing.imageForms()).allowingGaps(preprocessing.filled()::contains));
    return columns.keepingText(preprocessing.datePatterns().keySet());
  }

  /** Whether the table is to be added as a whole, for its rows belong together, or are no examples. */
  public boolean needsWhole() {
    return exported.language().isPresent() || layout.isPresent() || series.isPresent();
  }

  /**
   * Compares the predictions for a table, or a piece of one.
   *
   * @throws io.ganglion.problem.ProblemException if the model can't use a row
   */
  public void add(SourceTable source) {
    try {
      if (exported.language().isPresent()) {
        addTexts(exported.language().get(), source.table());
      } else if (layout.isPresent()) {
        addSequences(layout.get().find(source), layout.get().isPerStep());
      } else if (series.isPresent()) {
        addWindows(series.get(), source);
      } else {
        addRows(source.table(), source::written);
      }
    } catch (DataException e) {
      throw source.problem(e);
    }
  }

  /** Each line of a text, in pieces that the network can see at once. */
  private void addTexts(NextTokenEncoding next, Table table) {
    TextColumn lines = (TextColumn) table.column(next.column()).orElseThrow();
    int most = Math.min(MOST_TOKENS, model.network().mostSteps());
    List<ExportExample> examples = new ArrayList<>();
    List<List<List<Prediction>>> ours = new ArrayList<>();
    for (int line = 0; line < table.rows(); line++) {
      List<String> tokens = next.text().tokenizer().split(lines.text(line));
      for (int from = 0; from < tokens.size(); from += most) {
        List<String> piece = tokens.subList(from, Math.min(tokens.size(), from + most));
        examples.add(new ExportExample(List.of(List.of(String.join("", piece)))));
        double[] outputs = new SequencePredictor(model.network(), exported.parameters(), Precision.FLOAT64)
            .next(piece.stream().mapToDouble(next.text().vocabulary()::index).toArray());
        ours.add(IntStream.range(0, piece.size())
            .mapToObj(step -> List.of(next.decode(outputs, step * next.width()))).toList());
        mostSteps = Math.max(mostSteps, piece.size());
      }
    }
    compare(examples, ours);
  }

  private void addRows(Table table, Function<String, Optional<Column>> written) {
    List<ExportExample> examples = IntStream.range(0, table.rows())
        .mapToObj(row -> ExportExample.of(exported, table, written, row)).toList();
    compare(examples, model.predict(table).stream().map(row -> List.of(row.targets())).toList());
  }

  /** Windows none of which has rows of two series. */
  private void addWindows(SeriesSource found, SourceTable source) {
    SourceTable grouped = found.grouped(source);
    Table table = grouped.table();
    int[] whole = found.windows().whole(table);
    if (found.form() == SeriesSection.Form.ROW) {
      addRows(found.windows().of(table).rows(whole), column -> Optional.empty());
      return;
    }
    Table steps = found.windows().steps(table); // of other names, if columns are known ahead
    int lags = found.windows().lags();
    List<ExportExample> examples = new ArrayList<>();
    List<List<List<Prediction>>> ours = new ArrayList<>();
    for (int window : whole) {
      int[] rows = IntStream.range(window, window + lags).toArray();
      examples.add(ExportExample.of(exported, steps,
          column -> found.windows().known().isEmpty() ? grouped.written(column) : Optional.empty(), rows));
      ours.addAll(predictions(steps.rows(rows), Sequences.inOrder(1, new int[lags]), false));
    }
    compare(examples, ours);
  }

  private void addSequences(SequenceSource found, boolean isPerStep) {
    Sequences sequences = found.sequences();
    Table steps = found.steps().table();
    List<ExportExample> examples = IntStream.range(0, sequences.count()).mapToObj(sequence ->
        ExportExample.of(exported, steps, found.steps()::written, sequences.rows(sequence))).toList();
    compare(examples, predictions(steps, sequences, isPerStep));
  }

  private List<List<List<Prediction>>> predictions(Table steps, Sequences sequences, boolean isPerStep) {
    Preprocessing preprocessing = model.preprocessing();
    double[] outputs = model.outputs(preprocessing.encodeInputs(steps, sequences, isPerStep));
    List<List<List<Prediction>>> predictions = new ArrayList<>();
    int row = 0;
    for (int sequence = 0; sequence < sequences.count(); sequence++) {
      List<List<Prediction>> ofSequence = new ArrayList<>();
      for (int i = 0; i < (isPerStep ? sequences.length(sequence) : 1); i++, row++) {
        ofSequence.add(new RowPrediction(preprocessing.decode(outputs, row)).targets());
      }
      predictions.add(ofSequence);
    }
    return predictions;
  }

  private void compare(List<ExportExample> examples, List<List<List<Prediction>>> ours) {
    List<Optional<List<List<Prediction>>>> exports = running.predict(examples);
    examples.forEach(example -> mostSteps = Math.max(mostSteps, example.rows().size()));
    for (int i = 0; i < ours.size(); i++) {
      if (exports.get(i).isEmpty() || exports.get(i).get().size() != ours.get(i).size()) {
        comparison.addRefused();
        continue;
      }
      for (int row = 0; row < ours.get(i).size(); row++) {
        comparison.add(ours.get(i).get(row), exports.get(i).get().get(row));
      }
    }
  }

  /**
   * The comparison.
   *
   * @throws io.ganglion.problem.ProblemException if the export predicts something else: other bits, or numbers that are
   *     further away than its roundings explain, relative to those above 1
   */
  public ExportComparison required() {
    double tolerance = roundoff * Roundings.of(exported, mostSteps);
    comparison.require(roundoff == DOUBLE ? Math.max(PROMISED, tolerance) : tolerance);
    return comparison;
  }
}
