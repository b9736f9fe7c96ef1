package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exported classes are compiled here, and predict what the model predicts. */
class JavaExportTest {
  private static final Place PLACE = Place.at("model.ganglion");
  private static final int ROWS = 10_000;

  private static RunningExport compiled(Model model) {
    ExportedModel exported = ExportedModel.of(model, PLACE);
    return CompiledExport.of(exported, "org.example.Exported", JavaExport.text(exported, "org.example.Exported"));
  }

  /** How many of the rows are predicted, all of them to the same bits; the others are refused by both. */
  private static long requireSame(Model model, long seed, int rows) {
    ExportExamples sample = ExportExamples.of(model, seed, rows, 1);
    sample.requireSame(compiled(model).predict(sample.examples()), "seed " + seed);
    return sample.predicted();
  }

  @Test
  void givesTheBitsOfEveryActivation() {
    long predicted = requireSame(ExportSamples.ofAllActivations(), 1, ROWS);
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
    RunningExport compiled = compiled(model);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20; i++) {
      Map<String, Object> row = new HashMap<>();
      inputs.forEach(input -> row.put(input.column(), 4 * random.nextDouble()));
      row.put("word", labels.get(random.nextInt(labels.size())));
      ExportExample example =
          new ExportExample(List.of(inputs.stream().map(input -> row.get(input.column())).toList()));
      assertEquals(List.of(Optional.of(List.of(model.predict(row).targets()))), compiled.predict(List.of(example)));
    }
  }

  @Test
  void normalizes() {
    assertTrue(requireSame(ExportSamples.ofNormalizations(ExportSamples.WIDE), 6, ROWS) > 8000);
  }

  @Test
  void encodesEveryKindOfColumn() {
    long predicted = requireSame(ExportSamples.ofLabels(ExportSamples.allInputs()), 2, ROWS);
    assertTrue(predicted > 3000 && predicted < ROWS, () -> predicted + " rows");
  }

  @Test
  void readsDates() {
    long predicted = requireSame(ExportSamples.ofLabels(ExportSamples.dates()), 3, 2000);
    assertTrue(predicted > 600 && predicted < 2000, () -> predicted + " rows");
  }

  @Test
  void decodesEveryKindOfTarget() {
    Model model = ExportSamples.ofAllTargets();
    assertTrue(requireSame(model, 4, ROWS) > 8000);
  }
}
