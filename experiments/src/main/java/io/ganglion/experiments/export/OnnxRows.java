package io.ganglion.experiments.export;

import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** One by one where examples have different lengths. */
  @Override
  public List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples) {
    boolean hasTexts = model.inputs().stream().anyMatch(input -> input instanceof TextEncoding);
    int batch = model.isOfSequences() || hasTexts ? 1 : Math.max(1, examples.size());
    List<Optional<List<List<Prediction>>>> predictions = new ArrayList<>();
    try {
      for (int from = 0; from < examples.size(); from += batch) {
        List<ExportExample> some = examples.subList(from, from + batch);
        int rows = model.language().isPresent() ? model.texts().get(0).tokens(some.get(0).text()).length
            : model.isPerStep() ? some.get(0).rows().size() : batch;
        List<List<Prediction>> all = predict(inputs(some), rows);
        if (model.isPerStep()) {
          predictions.add(Optional.of(all));
        } else {
          all.forEach(row -> predictions.add(Optional.of(List.of(row))));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(Objects.requireNonNull(e.getMessage()),
          Place.at("--check"), "its Java interface can't take characters beyond the basic plane, such as emoji"));
    }
    return predictions;
  }

  /** Arrays of examples times what each has of a column. */
  private Map<String, Object> inputs(List<ExportExample> examples) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      ColumnEncoding input = model.inputs().get(i);
      int column = i;
      List<List<@Nullable Object>> values = examples.stream()
          .map(example -> example.rows().stream().map(row -> row.get(column)).toList()).toList();
      inputs.put(input.column(), array(input, values));
    }
    return inputs;
  }

  private static Object array(ColumnEncoding input, List<List<@Nullable Object>> values) {
    if (input instanceof TextEncoding text) {
      return values.stream().map(value -> Arrays.stream(text.tokens((String) Objects.requireNonNull(value.get(0))))
          .asLongStream().toArray()).toArray(long[][]::new);
    } else if (input instanceof ImageEncoding image) {
      ImageForm form = image.form();
      return new OnnxRuntime.Pixels(values.stream().map(value -> (byte[]) value.get(0)).toArray(byte[][]::new),
          values.size(), form.height(), form.width(), form.features());
    }
    return JavaExport.isCategory(input)
        ? values.stream().map(each -> each.stream().map(value -> value == null ? "" : (String) value)
            .toArray(String[]::new)).toArray(String[][]::new)
        : values.stream().map(each -> each.stream().mapToDouble(OnnxRows::number).toArray()).toArray(double[][]::new);
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
    if (target instanceof NextTokenEncoding next) {
      return next.decode(rows(outputs.get(0))[row], 0);
    }
    if (target instanceof CategoryEncoding labels) {
      String[] names = outputs.get(0) instanceof String[][] ofSteps ? ofSteps[0] : (String[]) outputs.get(0);
      return new CategoryPrediction(target.column(), names[row], labels.labels(),
          outputs.size() > 1 ? rows(outputs.get(1))[row] : new double[0]);
    }
    return new NumberPrediction(target.column(), rows(outputs.get(0))[row][0]);
  }

  /** Those of the only sequence, if it has a row for each step. */
  private static double[][] rows(Object output) {
    return output instanceof double[][][] ofSteps ? ofSteps[0] : (double[][]) output;
  }
}
