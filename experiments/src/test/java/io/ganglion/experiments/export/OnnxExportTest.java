package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exported ONNX is computed here by onnxruntime; skipped where that isn't on the class path. */
class OnnxExportTest {
  private static final int ROWS = 5000;
  private static final int EXAMPLES = 60;
  private static final int MOST_STEPS = 9;
  /** Of numbers and probabilities around 1; onnxruntime's functions are a few units in the last place off. */
  private static final double TOLERANCE = 1e-12;

  @BeforeEach
  void thereIsARuntime() {
    assertTrue(OnnxRuntime.isIn(OnnxExportTest.class.getClassLoader()),
        "onnxruntime, which the tests depend on, isn't on the class path");
  }

  private static OnnxRows rows(Model model) {
    ExportedModel exported = ExportedModel.of(model, Place.NOWHERE);
    return new OnnxRows(exported,
        new OnnxRuntime(OnnxExportTest.class.getClassLoader(), OnnxExport.bytes(exported, false)));
  }

  /** Rows that the model predicts, with what it predicts; texts are given as they are read from files. */
  private record Sample(Map<String, Object> inputs, List<List<Prediction>> predictions) {
    static Sample of(Model model, long seed, int count) {
      List<ColumnEncoding> inputs = model.preprocessing().inputs();
      SplittableRandom random = new SplittableRandom(seed);
      List<Map<String, Object>> rows = new ArrayList<>();
      List<List<Prediction>> predictions = new ArrayList<>();
      while (rows.size() < count) {
        Map<String, Object> row = ExportSamples.row(inputs, random);
        if (row.values().stream().anyMatch(Sample::isLeftOut)) {
          continue;
        }
        row.replaceAll((name, value) -> value instanceof String text ? text.strip() : value);
        try {
          predictions.add(model.predict(row).targets());
          rows.add(row);
        } catch (DataException e) {
          continue; // an error there, and NaN or an error here
        }
      }
      Map<String, Object> columns = new LinkedHashMap<>();
      for (ColumnEncoding input : inputs) {
        columns.put(input.column(), column(input, rows));
      }
      return new Sample(columns, predictions);
    }

    /**
     * Of larger numbers, single roundings of net inputs are seen, in a sine for example; and the Java interface of
     * onnxruntime makes something else of characters beyond the basic plane.
     */
    private static boolean isLeftOut(Object value) {
      return value instanceof Double number && Math.abs(number) > 100
          || value instanceof String text && text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    private static Object column(ColumnEncoding input, List<Map<String, Object>> rows) {
      if (JavaExport.isCategory(input)) {
        return rows.stream().map(row -> row.get(input.column()) == null ? "" : (String) row.get(input.column()))
            .map(text -> new String[] {text}).toArray(String[][]::new);
      }
      return rows.stream().map(row -> row.get(input.column()))
          .map(value -> new double[] {value == null ? Double.NaN : value instanceof Double number ? number
              : DateText.of(JavaExport.date(input).form().pattern()).parse((String) value)})
          .toArray(double[][]::new);
    }
  }

  private static void requireNear(Model model, long seed, int count) {
    Sample sample = Sample.of(model, seed, count);
    List<List<Prediction>> actual = rows(model).predict(sample.inputs(), count);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < actual.get(row).size(); i++) {
        requireNear(sample.predictions().get(row).get(i), actual.get(row).get(i), "seed " + seed + ", row " + row);
      }
    }
  }

  private static void requireNear(Prediction expected, Prediction actual, String where) {
    if (expected instanceof NumberPrediction number) {
      requireNear(number.value(), ((NumberPrediction) actual).value(), number.column() + ", " + where);
      return;
    }
    CategoryPrediction ours = (CategoryPrediction) expected;
    CategoryPrediction theirs = (CategoryPrediction) actual;
    if (!ours.label().equals(theirs.label())) { // only where the two are as good as equal
      Map<String, Double> byLabel = ours.byLabel();
      requireNear(byLabel.getOrDefault(ours.label(), 0.0), byLabel.getOrDefault(theirs.label(), 1.0), where);
    }
    for (int i = 0; i < ours.probabilities().length; i++) {
      requireNear(ours.probabilities()[i], theirs.probabilities()[i], ours.column() + ", " + where);
    }
  }

  private static void requireNear(double expected, double actual, String where) {
    assertTrue(Double.compare(expected, actual) == 0
            || Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected)),
        () -> where + ": " + expected + ", but " + actual);
  }

  @Test
  void isNearForEveryActivation() {
    requireNear(ExportSamples.ofAllActivations(), 1, ROWS);
  }

  @Test
  void normalizes() {
    requireNear(ExportSamples.ofNormalizations(ExportSamples.NARROW), 6, ROWS);
  }

  @Test
  void encodesEveryKindOfColumn() {
    requireNear(ExportSamples.ofLabels(ExportSamples.allInputs()), 2, ROWS);
  }

  @Test
  void splitsDates() {
    requireNear(ExportSamples.ofLabels(ExportSamples.dates()), 3, 1000);
  }

  @Test
  void decodesEveryKindOfTarget() {
    requireNear(ExportSamples.ofAllTargets(), 4, ROWS);
  }

  /** Fails where something is further away than the roundings of a precision explain. */
  private static void requireNear(String name, Model model, boolean isFloat) {
    ExportExamples all = ExportExamples.of(model, name.hashCode(), EXAMPLES, MOST_STEPS);
    ExportedModel exported = ExportedModel.of(model, Place.NOWHERE);
    ExportComparison comparison = new ExportComparison();
    List<ExportExample> examples = new ArrayList<>();
    List<List<List<Prediction>>> ours = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      ExportExample example = all.examples().get(i);
      if (all.predictions().get(i).isPresent() && example.rows().stream().flatMap(List::stream)
          .noneMatch(Sample::isLeftOut)) {
        examples.add(stripped(example));
        ours.add(all.predictions().get(i).get());
      }
    }
    OnnxRows rows = new OnnxRows(exported,
        new OnnxRuntime(OnnxExportTest.class.getClassLoader(), OnnxExport.bytes(exported, isFloat)));
    List<Optional<List<List<Prediction>>>> theirs = rows.predict(examples);
    for (int i = 0; i < ours.size(); i++) {
      for (int row = 0; row < ours.get(i).size(); row++) {
        comparison.add(ours.get(i).get(row), theirs.get(i).orElseThrow().get(row));
      }
    }
    assertTrue(examples.size() > EXAMPLES / 8, name + ": " + examples.size());
    double tolerance = isFloat ? ExportCheck.FLOAT * Roundings.of(exported, MOST_STEPS) : TOLERANCE;
    assertDoesNotThrow(() -> comparison.require(tolerance), name + ", tolerance " + tolerance);
  }

  /** As texts of labels are read from files. */
  private static ExportExample stripped(ExportExample example) {
    return new ExportExample(example.rows().stream().map(row -> row.stream()
        .map(value -> value instanceof String text && row.size() > 1 ? text.strip() : value).toList()).toList());
  }

  @Test
  void isNearForEveryLayer() {
    LayerSamples.all().forEach((name, model) -> requireNear(name, model, false));
  }

  @Test
  void isNearForEveryLayerInSinglePrecision() {
    LayerSamples.all().forEach((name, model) -> requireNear(name, model, true));
  }

  /** In double precision, onnxruntime has none of these. */
  @Test
  void hasOnnxsOwnOperatorsInSinglePrecision() {
    Map<String, String> operators = Map.of("lstm", "LSTM", "gru", "GRU", "rnn", "RNN", "lenet", "Conv", "valid", "Conv",
        "depthwise", "AveragePool", "strided", "MaxPool", "attention", "Attention", "transformer", "Attention");
    operators.forEach((name, operator) -> {
      ExportedModel model = ExportedModel.of(LayerSamples.all().get(name), Place.NOWHERE);
      assertTrue(operators(model, true).contains(operator), name);
      assertFalse(operators(model, false).contains(operator), name);
    });
  }

  /** Nodes are named by their operators. */
  private static Set<String> operators(ExportedModel model, boolean isFloat) {
    return Pattern.compile("([A-Za-z]+) /\\d").matcher(new String(OnnxExport.bytes(model, isFloat),
        StandardCharsets.ISO_8859_1)).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  @Test
  void refusesLabelsThatNoTrainingRowHad() {
    Model model = ExportSamples.ofLabels(ExportSamples.allInputs());
    Sample sample = Sample.of(model, 6, 1);
    Map<String, Object> inputs = new LinkedHashMap<>(sample.inputs());
    inputs.put("one hot", new String[][] {{"unseen"}});
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> rows(model).predict(inputs, 1));
    assertTrue(refused.getMessage().contains("Unknown Category and zeros = 0."), refused.getMessage());
  }
}
