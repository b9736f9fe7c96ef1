package io.ganglion.experiments.data;

import com.google.gson.stream.JsonWriter;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Predictions as JSON: for each row an object with the columns that are carried over, the targets, and the probability
 * of each label as {@code probabilities}; {@code scores} where these are no probabilities. Of several targets, each has
 * an object of its own among them.
 */
public final class PredictionJson {
  private static final String PROBABILITIES = "probabilities";
  private static final String SCORES = "scores";

  private final Model model;
  private final List<String> carried;
  private final String probabilities;
  private final String scores;

  /** @param carried columns of every table, whose cells {@link SourceTable#written} gives as JSON; no targets */
  public PredictionJson(Model model, List<String> carried) {
    this.model = model;
    this.carried = List.copyOf(carried);
    Set<String> taken = new LinkedHashSet<>(carried);
    model.preprocessing().targets().forEach(target -> taken.add(target.column()));
    this.probabilities = free(PROBABILITIES, taken);
    this.scores = free(SCORES, taken);
  }

  /** A name that no column has. */
  private static String free(String name, Set<String> taken) {
    String free = name;
    while (taken.contains(free)) {
      free += "_";
    }
    return free;
  }

  /** What the probabilities of a target's labels are called. */
  public String nameOfProbabilities(CategoryEncoding target) {
    return model.isProbability(target) ? probabilities : scores;
  }

  /**
   * Writes an object for each row of a table.
   *
   * @throws IOException if {@code out} can't be written
   */
  public void rows(SourceTable source, List<RowPrediction> predictions, JsonWriter out) throws IOException {
    RowAccount.requireAll(source.file(), source.table().rows(), predictions.size());
    List<Column> columns = carried.stream().map(name -> source.written(name).orElseThrow()).toList();
    for (int row = 0; row < predictions.size(); row++) {
      out.beginObject();
      for (Column column : columns) {
        out.name(column.name()).jsonValue(column.text(row));
      }
      row(predictions.get(row).targets(), out);
      out.endObject();
    }
  }

  private void row(List<Prediction> predictions, JsonWriter out) throws IOException {
    for (Prediction prediction : predictions) {
      write(prediction.column(), prediction instanceof NumberPrediction number ? number.value()
          : ((CategoryPrediction) prediction).label(), out);
    }
    writeOutputs(probabilities, predictions, out);
    writeOutputs(scores, predictions, out);
  }

  private void writeOutputs(String name, List<Prediction> predictions, JsonWriter out) throws IOException {
    boolean isOpen = false;
    List<ColumnEncoding> targets = model.preprocessing().targets();
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof CategoryEncoding labels && nameOfProbabilities(labels).equals(name)
          && predictions.get(i) instanceof CategoryPrediction category && category.probabilities().length > 0) {
        if (!isOpen) {
          out.name(name);
        }
        if (!isOpen && targets.size() > 1) {
          out.beginObject();
        }
        isOpen = true;
        if (targets.size() > 1) {
          out.name(category.column());
        }
        out.beginObject();
        for (Map.Entry<String, Double> label : category.byLabel().entrySet()) {
          write(label.getKey(), label.getValue(), out);
        }
        out.endObject();
      }
    }
    if (isOpen && targets.size() > 1) {
      out.endObject();
    }
  }

  /** A number with the digits that bring back the same bits, as in CSV; null if it isn't finite. */
  static void write(String name, @Nullable Object value, JsonWriter out) throws IOException {
    out.name(name);
    if (value instanceof Double number && Double.isFinite(number)) {
      out.jsonValue(NumberText.format(number));
    } else {
      out.value(value instanceof String text ? text : null);
    }
  }
}
