package io.ganglion.experiments.data;

import com.google.gson.stream.JsonWriter;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvText;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a model says of the sequences of a table, each of which it sees as a whole, whatever its length. */
public final class SequencePredictions {
  private final Model model;
  private final SequenceLayout layout;
  private final SourceTable source;

  public SequencePredictions(Model model, SequenceLayout layout, SourceTable source) {
    this.model = model;
    this.layout = layout;
    this.source = source;
  }

  /**
   * As CSV, with a header: see {@link #rows}.
   *
   * @param carried further columns of the table; of a sequence, what its first step has
   * @param texts how labels and names are written
   * @throws io.ganglion.problem.ProblemException if a row can't be used
   */
  public String csv(List<String> carried, CsvText texts) {
    PredictionTable table = new PredictionTable(model, carried(layout, carried), texts);
    return table.header() + rows(table, new SequenceIds());
  }

  /**
   * As rows of a table: one for each sequence, or for each step in the order of the table; first the columns that say
   * which it is, then those carried over, then the predictions.
   *
   * @param table of the columns {@link #carried}
   * @param ids of sequences that were predicted before, to which these are added
   * @throws io.ganglion.problem.ProblemException if a row can't be used, or is of one of those
   */
  public String rows(PredictionTable table, SequenceIds ids) {
    SequenceSource found = found();
    try {
      ids.add(found.sequences(), layout.id().orElse(""));
    } catch (DataException e) {
      throw found.steps().problem(e);
    }
    return table.rows(layout.isPerStep() ? found.steps() : found.heads(), predictions(found));
  }

  /**
   * The same as JSON objects, in the same order.
   *
   * @throws io.ganglion.problem.ProblemException if a row can't be used
   * @throws IOException if {@code out} can't be written
   */
  public void json(List<String> carried, JsonWriter out) throws IOException {
    SequenceSource found = found();
    List<RowPrediction> predictions = predictions(found);
    new PredictionJson(model, carried(layout, carried))
        .rows(layout.isPerStep() ? found.steps() : found.heads(), predictions, out);
  }

  /**
   * The columns that a table needs.
   *
   * @param others to be carried over
   */
  public static WantedColumns columns(Model model, SequenceLayout layout, List<String> others) {
    return layout.inputs(model.preprocessing()).and(others).keepingText(carried(layout, others));
  }

  /**
   * The columns of the table that stand before predictions, all of which are best read as they are written: those that
   * say which sequence, or which step, it is, and then others.
   */
  public static List<String> carried(SequenceLayout layout, List<String> others) {
    Set<String> carried = new LinkedHashSet<>();
    layout.id().ifPresent(carried::add);
    if (layout.isPerStep()) {
      layout.order().ifPresent(carried::add);
    }
    carried.addAll(others);
    return List.copyOf(carried);
  }

  /**
   * The sequences as examples, with their targets.
   *
   * @throws io.ganglion.problem.ProblemException if a row can't be used
   */
  public Examples examples() {
    SequenceSource found = found();
    int[] all = IntStream.range(0, found.sequences().count()).toArray();
    try {
      Table steps = found.steps().table();
      Examples examples = layout.isPerStep()
          ? model.preprocessing().encodeSteps(steps, found.sequences(), all, spans -> spans)
          : model.preprocessing().encodeSequences(steps, found.sequences(), all);
      requireLengths(examples, found);
      return examples;
    } catch (DataException e) {
      throw found.steps().problem(e);
    }
  }

  /** Of examples that are all sequences in their order. */
  private void requireLengths(Examples examples, SequenceSource found) {
    try {
      model.network().requireLengths(examples);
    } catch (UnfitLengthException e) {
      throw DataException.of(e, found.sequences().firstRow(e.example()),
          layout.id().orElse(model.lengthColumn()));
    }
  }

  private SequenceSource found() {
    try {
      return layout.find(source);
    } catch (DataException e) {
      throw source.problem(e);
    }
  }

  private List<RowPrediction> predictions(SequenceSource found) {
    Sequences sequences = found.sequences();
    double[] outputs;
    try {
      Examples examples = model.preprocessing().encodeInputs(found.steps().table(), sequences, layout.isPerStep());
      requireLengths(examples, found);
      outputs = model.outputs(examples);
    } catch (DataException e) {
      throw found.steps().problem(e);
    }
    int count = layout.isPerStep() ? sequences.steps() : sequences.count();
    RowPrediction[] predictions = new RowPrediction[count];
    int[] rows = layout.isPerStep() ? sequences.rows(IntStream.range(0, sequences.count()).toArray())
        : IntStream.range(0, count).toArray();
    for (int i = 0; i < count; i++) {
      predictions[rows[i]] = new RowPrediction(model.preprocessing().decode(outputs, i));
    }
    return List.of(predictions);
  }
}
