package io.ganglion.experiments.describe;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.encoding.TextForm;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.tables.SourceTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a table holds.
 *
 * @param file as messages name it
 * @param parts how many examples each part has, in the order train, validation, test; a table that isn't divided is one
 *     part, {@code all}
 * @param described which of the parts {@code columns} are about
 * @param targets the columns to predict; may be empty
 * @param columns in the table's order
 * @param classes of each target of labels
 */
public record TableSummary(String file, Map<String, Integer> parts, String described, List<String> targets,
    List<ColumnSummary> columns, List<ClassBalance> classes) {
  private static final int CELLS = 2_000_000;

  /** Describes all rows of a table. */
  public static TableSummary of(SourceTable source, List<String> targets) {
    Table table = source.table();
    int[] rows = table.allRows();
    return new TableSummary(source.file(), Map.of(ClassBalance.ALL, table.rows()), ClassBalance.ALL, targets,
        columns(table, rows, targets, Map.of()), ClassBalance.of(columns(table, targets), rows));
  }

  /**
   * Describes what an experiment makes of its table: the columns in the training part, the classes in each. Of large
   * tables, rows that are evenly spread stand for all: for images of MNIST, all would take three seconds.
   */
  public static TableSummary of(PreparedData data, List<String> targets) {
    Table table = data.source().table();
    int[] train = data.rows().train();
    int most = Math.max(1, CELLS / table.columns().size());
    int[] rows = train.length <= most ? train
        : IntStream.range(0, most).map(i -> train[(int) ((long) i * train.length / most)]).toArray();
    Map<String, Integer> parts = new LinkedHashMap<>();
    data.parts().forEach((part, examples) -> parts.put(part, examples.count()));
    return new TableSummary(data.source().file(), parts, "train", targets,
        columns(table, rows, targets, tokenizers(data.preprocessing())), ClassBalance.of(data));
  }

  /** Of the columns of texts, by name. */
  private static Map<String, Tokenizer> tokenizers(Preprocessing preprocessing) {
    Map<String, Tokenizer> tokenizers = new HashMap<>();
    for (ColumnEncoding input : preprocessing.inputs()) {
      if (input instanceof TextEncoding text) {
        tokenizers.put(text.column(), text.tokenizer());
      }
    }
    return tokenizers;
  }

  private static List<ColumnSummary> columns(Table table, int[] rows, List<String> targets,
      Map<String, Tokenizer> tokenizers) {
    List<Column> all = columns(table, targets);
    return table.columns().stream().map(column -> ColumnSummary.of(column, rows, all,
        tokenizers.getOrDefault(column.name(), TextForm.USUAL.tokenizer()))).toList();
  }

  private static List<Column> columns(Table table, List<String> names) {
    return names.stream().map(name -> table.column(name).orElseThrow()).toList();
  }
}
