package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  /** Class files limit methods, constants and their number; methods have at most 255 parameters. */
  @Test
  void staysWithinTheLimitsOfClassFiles() {
    List<String> labels = IntStream.range(0, 5000).mapToObj(i -> "label %04d \u00e4".formatted(i)).toList();
    List<ColumnEncoding> inputs = new ArrayList<>(ExportSamples.numbers("pixel ", 1500));
    inputs.add(new CategoryEncoding("word", labels, CategoryForm.ONE_HOT));
    Model model = ExportSamples.ofLabels(inputs);
    assertTrue(model.parameters().length > 50_000);
    CompiledExport compiled = compiled(model);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20; i++) {
      Map<String, Object> row = new HashMap<>();
      inputs.forEach(input -> row.put(input.column(), 4 * random.nextDouble()));
      row.put("word", labels.get(random.nextInt(labels.size())));
      assertEquals(model.predict(row).targets(), exports(compiled, inputs, row));
    }
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
