package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exported ONNX file with rows of tables. */
final class OnnxRows implements RunningExport {
  private final ExportedModel model;
  private final OnnxRuntime runtime;

  OnnxRows(ExportedModel model, OnnxRuntime runtime) {
    this.model = model;
    this.runtime = runtime;
  }

  @Override
  public List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      int column = i;
      List<@Nullable Object> values = examples.stream().map(example -> example.rows().get(0).get(column)).toList();
      inputs.put(model.inputs().get(i).column(), JavaExport.isCategory(model.inputs().get(i))
          ? values.stream().map(value -> new String[] {value == null ? "" : (String) value}).toArray(String[][]::new)
          : values.stream().map(value -> new double[] {number(value)}).toArray(double[][]::new));
    }
    try {
      return predict(inputs, examples.size()).stream().map(row -> Optional.of(List.of(row))).toList();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(Objects.requireNonNull(e.getMessage()),
          Place.at("--check"), "its Java interface can't take characters beyond the basic plane, such as emoji"));
    }
  }

  private static double number(@Nullable Object value) {
    return value == null ? Double.NaN : value instanceof ExportExample.Moment moment ? moment.seconds()
        : (Double) value;
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
