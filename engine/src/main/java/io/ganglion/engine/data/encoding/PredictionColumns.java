package io.ganglion.engine.data.encoding;

import io.ganglion.api.Activation;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Predictions as columns. */
public final class PredictionColumns {
  private PredictionColumns() {}

  /**
   * The names: for each target its own, and if it is a category, {@code p(label)} for each label, or {@code
   * p(target=label)} if there are several targets. What isn't a probability is called {@code score(label)}.
   *
   * @param output the activation of the last layer, which makes probabilities or doesn't
   */
  public static List<String> names(List<ColumnEncoding> targets, Activation output) {
    List<String> names = new ArrayList<>();
    for (ColumnEncoding target : targets) {
      names.add(target.column());
      if (target instanceof CategoryEncoding category) {
        String prefix = (Probabilities.areGivenBy(output, category) ? "p(" : "score(")
            + (targets.size() == 1 ? "" : target.column() + "=");
        if (category.form() != CategoryForm.ORDINAL) {
          category.labels().forEach(label -> names.add(prefix + label + ")"));
        }
      }
    }
    return names;
  }

  /** The columns of {@link #names}, one row for each of {@code rows}. */
  public static Table of(List<ColumnEncoding> targets, Activation output, List<RowPrediction> rows) {
    List<String> names = names(targets, output);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      int target = i;
      if (targets.get(i) instanceof CategoryEncoding category) {
        columns.add(new CategoryColumn(names.get(columns.size()), category.labels(), rows.stream()
            .mapToInt(row -> category.labels().indexOf(category(row, target).label())).toArray()));
        int labels = category.form() == CategoryForm.ORDINAL ? 0 : category.labels().size();
        for (int label = 0; label < labels; label++) {
          int of = label;
          columns.add(numbers(names.get(columns.size()), rows.size(),
              row -> category(rows.get(row), target).probabilities()[of]));
        }
      } else {
        columns.add(numbers(names.get(columns.size()), rows.size(),
            row -> ((NumberPrediction) rows.get(row).targets().get(target)).value()));
      }
    }
    return new Table(columns);
  }

  private static CategoryPrediction category(RowPrediction row, int target) {
    return (CategoryPrediction) row.targets().get(target);
  }

  private static NumberColumn numbers(String name, int rows, IntToDoubleFunction values) {
    return new NumberColumn(name, IntStream.range(0, rows).mapToDouble(values).toArray());
  }
}
