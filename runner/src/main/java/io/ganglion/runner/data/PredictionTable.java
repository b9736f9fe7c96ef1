package io.ganglion.runner.data;

import io.ganglion.engine.Model;
import io.ganglion.engine.data.CategoryEncoding;
import io.ganglion.engine.data.CategoryPrediction;
import io.ganglion.engine.data.ColumnEncoding;
import io.ganglion.engine.data.NumberPrediction;
import io.ganglion.engine.data.Prediction;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions as CSV: for each target a column of its name, and if it is a category, one column for the probability of
 * each label, {@code p(label)}, or {@code p(target=label)} if there are several targets.
 */
public final class PredictionTable {
  private PredictionTable() {}

  /** One row for each row of {@code table}. */
  public static String csv(Model model, Table table) {
    StringBuilder csv = new StringBuilder();
    try {
      CsvWriter writer = new CsvWriter(csv);
      writer.row(header(model));
      for (List<Prediction> row : model.predict(table)) {
        writer.row(cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return csv.toString();
  }

  private static List<String> header(Model model) {
    List<ColumnEncoding> targets = model.preprocessing().targets();
    List<String> header = new ArrayList<>();
    for (ColumnEncoding target : targets) {
      header.add(target.column());
      if (target instanceof CategoryEncoding category) {
        String prefix = targets.size() == 1 ? "" : target.column() + "=";
        category.labels().forEach(label -> header.add("p(" + prefix + label + ")"));
      }
    }
    return header;
  }

  private static List<Object> cells(List<Prediction> row) {
    List<Object> cells = new ArrayList<>();
    for (Prediction prediction : row) {
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
