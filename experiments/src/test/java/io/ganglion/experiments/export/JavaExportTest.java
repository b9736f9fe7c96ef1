package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Exported classes are compiled here, and predict what the model predicts. */
class JavaExportTest {
  private static final Place PLACE = Place.at("model.ganglion");
  private static final int ROWS = 10_000;

  private static CompiledExport compiled(Model model) {
    ExportedModel exported = ExportedModel.of(model, PLACE);
    return CompiledExport.of(exported, "org.example.Exported", JavaExport.text(exported, "org.example.Exported"));
  }

  /** What the model predicts, or null where it refuses the row. */
  private static List<Prediction> ours(Model model, Map<String, Object> row) {
    try {
      return model.predict(row).targets();
    } catch (DataException e) {
      return null;
    }
  }

  private static List<Prediction> exports(CompiledExport compiled, List<ColumnEncoding> inputs,
      Map<String, Object> row) {
    List<Double> numbers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (ColumnEncoding input : inputs) {
      if (input.type() == Column.Type.NUMBER) {
        numbers.add((Double) row.get(input.column()));
      } else {
        texts.add((String) row.get(input.column()));
      }
    }
    try {
      return compiled.predict(numbers.stream().mapToDouble(x -> x).toArray(), texts.toArray(new String[0]));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** How many of the rows are predicted, all of them to the same bits; the others are refused by both. */
  private static int requireSame(Model model, long seed, int rows) {
    CompiledExport compiled = compiled(model);
    List<ColumnEncoding> inputs = model.preprocessing().inputs();
    SplittableRandom random = new SplittableRandom(seed);
    int predicted = 0;
    for (int i = 0; i < rows; i++) {
      Map<String, Object> row = ExportSamples.row(inputs, random);
      List<Prediction> ours = ours(model, row);
      assertEquals(ours, exports(compiled, inputs, row), () -> "seed " + seed + ": " + row);
      predicted += ours == null ? 0 : 1;
    }
    return predicted;
  }

  @Test
  void givesTheBitsOfEveryActivation() {
    int predicted = requireSame(ExportSamples.ofAllActivations(), 1, ROWS);
    assertTrue(predicted > 8000 && predicted < ROWS, () -> predicted + " rows");
  }

  @Test
  void normalizes() {
    assertTrue(requireSame(ExportSamples.ofNormalizations(ExportSamples.WIDE), 6, ROWS) > 8000);
  }

  @Test
  void encodesEveryKindOfColumn() {
    int predicted = requireSame(ExportSamples.ofLabels(ExportSamples.allInputs()), 2, ROWS);
    assertTrue(predicted > 3000 && predicted < ROWS, () -> predicted + " rows");
  }

  @Test
  void readsDates() {
    int predicted = requireSame(ExportSamples.ofLabels(ExportSamples.dates()), 3, 2000);
    assertTrue(predicted > 600 && predicted < 2000, () -> predicted + " rows");
  }

  @Test
  void decodesEveryKindOfTarget() {
    Model model = ExportSamples.ofAllTargets();
    assertTrue(requireSame(model, 4, ROWS) > 8000);
  }
}
