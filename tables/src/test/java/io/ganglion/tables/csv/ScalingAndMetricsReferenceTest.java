package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.fixtures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The engine's scalings and metrics against scikit-learn's; here, because the engine has nothing to read JSON with. */
class ScalingAndMetricsReferenceTest {
  private static final double TOLERANCE = 1e-12;
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;

  @Test
  void standardisesLikeScikitLearn() throws IOException {
    JsonObject scaling = reference().getAsJsonObject("scaling");
    JsonObject expected = scaling.getAsJsonObject("standard");
    Fitted fitted = new Fitted(scaling, Scaling.STANDARD);
    for (int column = 0; column < COLUMNS; column++) {
      assertClose(at(expected, "mean", column), fitted.encoding(column).shift());
      assertClose(at(expected, "scale", column), fitted.encoding(column).scale());
      for (int row = 0; row < ROWS; row++) {
        assertEquals(at(expected, "out", row * COLUMNS + column), fitted.z(row, column), TOLERANCE);
      }
    }
  }

  @Test
  void scalesToRangesLikeScikitLearn() throws IOException {
    JsonObject scaling = reference().getAsJsonObject("scaling");
    JsonObject expected = scaling.getAsJsonObject("minmax");
    Fitted fitted = new Fitted(scaling, Scaling.MIN_MAX);
    for (int column = 0; column < COLUMNS; column++) {
      NumberEncoding encoding = fitted.encoding(column);
      // scikit-learn writes z = x * scale + min
      assertClose(at(expected, "scale", column), 1 / encoding.scale());
      assertClose(at(expected, "min", column), -encoding.shift() / encoding.scale());
      // whose rounding is that of x / range, near a thousand million in the last column; ours subtracts first
      double rounding = 2 * Math.ulp(at(expected, "min", column));
      for (int row = 0; row < ROWS; row++) {
        assertEquals(at(expected, "out", row * COLUMNS + column), fitted.z(row, column),
            Math.max(TOLERANCE, rounding));
      }
    }
  }

  @Test
  void measuresAccuracyLikeScikitLearn() throws IOException {
    JsonObject metrics = reference().getAsJsonObject("metrics");
    JsonArray classes = metrics.getAsJsonArray("y");
    List<String> labels = new ArrayList<>();
    classes.forEach(label -> labels.add(label.getAsString()));
    assertClose(metrics.get("accuracy").getAsDouble(), measured(CategoryColumn.of("y", labels),
        numbers(metrics, "p")).get("accuracy"));
  }

  @Test
  void measuresErrorsLikeScikitLearn() throws IOException {
    JsonObject metrics = reference().getAsJsonObject("metrics");
    Map<String, Double> measured =
        measured(new NumberColumn("y", numbers(metrics, "reg_y")), numbers(metrics, "reg_p"));
    assertClose(Math.sqrt(metrics.get("mse").getAsDouble()), measured.get("rmse"));
    assertClose(metrics.get("mae").getAsDouble(), measured.get("mae"));
    assertClose(metrics.get("r2").getAsDouble(), measured.get("r2"));
  }

  private static Map<String, Double> measured(Column target, double[] outputs) {
    int[] rows = IntStream.range(0, target.size()).toArray();
    Table table = new Table(List.of(new NumberColumn("x", new double[rows.length]), target));
    Preprocessing preprocessing = Preprocessing.fit(table, rows, List.of(ColumnPlan.of("x", Scaling.NONE)),
        List.of(ColumnPlan.of("y", Scaling.NONE)));
    return Metrics.of(preprocessing, rows.length, outputs, preprocessing.encode(table, rows).targets());
  }

  /** The reference's table, three columns of which the second is constant, scaled. */
  private static final class Fitted {
    private final Preprocessing preprocessing;
    private final double[] inputs;

    Fitted(JsonObject reference, Scaling scaling) {
      double[] data = numbers(reference, "data");
      List<NumberColumn> columns = new ArrayList<>();
      List<ColumnPlan> plans = new ArrayList<>();
      for (int i = 0; i < COLUMNS; i++) {
        int column = i;
        columns.add(new NumberColumn("x" + i,
            IntStream.range(0, ROWS).mapToDouble(row -> data[row * COLUMNS + column]).toArray()));
        plans.add(ColumnPlan.of("x" + i, scaling));
      }
      Table table = new Table(columns);
      preprocessing = Preprocessing.fit(table, new int[] {0, 1, 2, 3}, plans, plans.subList(0, 1));
      inputs = preprocessing.encodeInputs(table);
    }

    NumberEncoding encoding(int column) {
      return (NumberEncoding) preprocessing.inputs().get(column);
    }

    double z(int row, int column) {
      return inputs[row * COLUMNS + column];
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)));
  }

  private static JsonObject reference() throws IOException {
    return JsonParser.parseString(Files.readString(
        SharedData.path("reference/activations-scaling-metrics.json"))).getAsJsonObject();
  }

  private static double at(JsonObject object, String name, int index) {
    return Double.parseDouble(object.getAsJsonArray(name).get(index).getAsString());
  }

  private static double[] numbers(JsonObject object, String name) {
    JsonArray texts = object.getAsJsonArray(name);
    return IntStream.range(0, texts.size()).mapToDouble(i -> at(object, name, i)).toArray();
  }
}
