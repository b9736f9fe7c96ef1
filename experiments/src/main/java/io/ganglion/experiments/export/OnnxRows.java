package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An exported ONNX file with rows of tables. */
final class OnnxRows implements ExportedRows {
  private final ExportedModel model;
  private final OnnxRuntime runtime;

  OnnxRows(ExportedModel model, OnnxRuntime runtime) {
    this.model = model;
    this.runtime = runtime;
  }

  @Override
  public WantedColumns columns() {
    return JavaRows.columns(model);
  }

  @Override
  public List<List<Prediction>> predict(SourceTable piece) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (ColumnEncoding input : model.inputs()) {
      Column column = piece.table().column(input.column()).orElseThrow();
      int rows = column.size();
      if (column instanceof NumberColumn numbers) {
        double[][] values = new double[rows][1];
        for (int row = 0; row < rows; row++) {
          values[row][0] = numbers.values()[row];
        }
        inputs.put(input.column(), values);
      } else {
        String[][] texts = new String[rows][1];
        for (int row = 0; row < rows; row++) {
          texts[row][0] = column.isMissing(row) ? "" : column.text(row);
        }
        inputs.put(input.column(), texts);
      }
    }
    try {
      return predict(inputs, piece.table().rows());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(Objects.requireNonNull(e.getMessage()),
          Place.at(piece.file()), "its Java interface can't take characters beyond the basic plane, such as emoji"));
    }
  }

  /** A list of predictions for each row. */
  List<List<Prediction>> predict(Map<String, Object> inputs, int rows) {
    Map<String, Object> outputs = runtime.outputs(inputs, OnnxExport.outputs(model));
    List<List<Prediction>> predictions = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Prediction> ofRow = new ArrayList<>();
      for (int i = 0; i < model.targets().size(); i++) {
        ofRow.add(prediction(model.targets().get(i), names(i).stream().map(outputs::get).toList(), row));
      }
      predictions.add(ofRow);
    }
    return predictions;
  }

  private List<String> names(int target) {
    return OnnxExport.outputs(model, target);
  }

  private static Prediction prediction(ColumnEncoding target, List<Object> outputs, int row) {
    if (target instanceof CategoryEncoding labels) {
      return new CategoryPrediction(target.column(), ((String[]) outputs.get(0))[row], labels.labels(),
          outputs.size() > 1 ? ((double[][]) outputs.get(1))[row] : new double[0]);
    }
    return new NumberPrediction(target.column(), ((double[][]) outputs.get(0))[row][0]);
  }
}
