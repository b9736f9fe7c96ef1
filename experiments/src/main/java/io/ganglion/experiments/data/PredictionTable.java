package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.PredictionColumns;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvText;
import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Predictions as CSV: the columns of the table that are to be carried over, as they are written there, then for each
 * target a column of its name, and if it is a category, one column for the probability of
 * each label, {@code p(label)}, or {@code p(target=label)} if there are several targets; {@code score(label)} where
 * these are no probabilities.
 */
public final class PredictionTable {
  /** Rows of a piece. With fewer, the overhead would exceed the time for predicting. */
  private static final int MOST_ROWS = 4096;
  /** Numbers of a piece: a megabyte each of inputs and outputs. */
  private static final int MOST_NUMBERS = 1 << 17;

  private final Model model;
  private final List<String> carried;
  private final CsvText texts;

  /**
   * @param carried columns of every table
   * @param texts how labels and names are written
   */
  public PredictionTable(Model model, List<String> carried, CsvText texts) {
    this.model = model;
    this.carried = List.copyOf(carried);
    this.texts = texts;
  }

  /** The columns that a table needs. */
  public WantedColumns columns() {
    Preprocessing preprocessing = model.preprocessing();
    Map<String, Column.Type> types = new LinkedHashMap<>(preprocessing.inputTypes());
    carried.forEach(name -> types.putIfAbsent(name, Column.Type.CATEGORY));
    return WantedColumns.only(types).keepingText(carried).dated(preprocessing.datePatterns())
        .imaged(preprocessing.imageForms()).allowingGaps(name -> preprocessing.filled().contains(name)
            || !preprocessing.inputTypes().containsKey(name));
  }

  /** How many rows to read at a time, so that none needs more than a few megabytes for any columns and units. */
  public static int rowsAtOnce(Model model, WantedColumns columns) {
    int widest = Math.max(columns.names().size(),
        model.preprocessing().inputWidth() + model.preprocessing().targetWidth());
    return Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / widest));
  }

  /** The names of the columns. */
  public String header() {
    return csv(List.of(names()));
  }

  /** One row for each row of a table, whose carried columns are as its file writes them, where that is known. */
  public String rows(SourceTable source) {
    return rows(source, model.predict(source.table()));
  }

  /** The same for predictions that are known, one for each row. */
  String rows(SourceTable source, List<RowPrediction> predictions) {
    Table table = source.table();
    RowAccount.requireAll(source.file(), table.rows(), predictions.size());
    return rows(carried.stream().map(name -> source.written(name).or(() -> table.column(name)).orElseThrow()).toList(),
        predictions);
  }

  private String rows(List<Column> carriedColumns, List<RowPrediction> predictions) {
    List<List<?>> rows = new ArrayList<>(predictions.size());
    for (int row = 0; row < predictions.size(); row++) {
      rows.add(cells(carriedColumns, row, predictions.get(row).targets()));
    }
    return csv(rows);
  }

  private String csv(List<? extends List<?>> rows) {
    StringBuilder csv = new StringBuilder();
    try {
      CsvWriter writer = new CsvWriter(csv, texts);
      for (List<?> row : rows) {
        writer.row(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return csv.toString();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(carried);
    names.addAll(PredictionColumns.names(model.preprocessing().targets(),
        model.network().outputActivation()));
    return names;
  }

  private static List<Object> cells(List<Column> carried, int row, List<Prediction> predictions) {
    List<Object> cells = new ArrayList<>();
    carried.forEach(column -> cells.add(column.text(row)));
    for (Prediction prediction : predictions) {
      if (prediction instanceof CategoryPrediction category) {
        cells.add(category.label());
        for (double probability : category.probabilities()) {
          cells.add(probability);
        }
      } else if (prediction instanceof NumberPrediction number) {
        cells.add(number.value());
      }
    }
    return cells;
  }
}
