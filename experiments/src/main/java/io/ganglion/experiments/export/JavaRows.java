package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An exported class with rows of tables: numbers as they are, labels and dates as texts. */
final class JavaRows implements ExportedRows {
  private final ExportedModel model;
  private final CompiledExport compiled;

  JavaRows(ExportedModel model, CompiledExport compiled) {
    this.model = model;
    this.compiled = compiled;
  }

  /** Dates as they are written, too. */
  @Override
  public WantedColumns columns() {
    return columns(model).keepingText(model.inputs().stream().filter(input -> input.type() == Column.Type.DATE)
        .map(ColumnEncoding::column).toList());
  }

  /** The input columns of a model. */
  static WantedColumns columns(ExportedModel model) {
    Preprocessing preprocessing = model.model().preprocessing();
    return WantedColumns.only(preprocessing.inputTypes()).dated(preprocessing.datePatterns())
        .allowingGaps(preprocessing.filled()::contains);
  }

  @Override
  public List<List<Prediction>> predict(SourceTable piece) {
    return IntStream.range(0, piece.table().rows()).mapToObj(row -> predict(piece, row)).toList();
  }

  private List<Prediction> predict(SourceTable piece, int row) {
    List<Double> numbers = new ArrayList<>();
    List<@Nullable String> texts = new ArrayList<>();
    for (ColumnEncoding input : model.inputs()) {
      Column column = piece.table().column(input.column()).orElseThrow();
      if (column instanceof NumberColumn number && input.type() == Column.Type.NUMBER) {
        numbers.add(number.values()[row]);
      } else {
        texts.add(column.isMissing(row) ? null : piece.written(input.column()).orElse(column).text(row));
      }
    }
    return compiled.predict(numbers.stream().mapToDouble(number -> number).toArray(), texts.toArray(new String[0]));
  }
}
