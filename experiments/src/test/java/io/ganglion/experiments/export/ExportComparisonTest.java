package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportComparisonTest {
  private static List<Prediction> label(String label, double probability) {
    return List.of(new CategoryPrediction("y", label, List.of("a", "b"), new double[] {1 - probability, probability}));
  }

  private static List<Prediction> number(double value) {
    return List.of(new NumberPrediction("y", value));
  }

  @Test
  void acceptsTheSame() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(number(Double.NaN), number(Double.NaN));
    comparison.require(true);
    assertEquals("1 row: largest difference 0", comparison.toString());
    comparison.add(label("b", 0.7), label("b", 0.7));
    assertEquals("2 rows: 1 label equal, largest difference 0", comparison.toString());
  }

  /** Of what is to have the same bits, each counts; of others, labels alone. */
  @Test
  void refusesOtherBitsWhereTheyAreToBeTheSame() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(label("b", 0.75), label("b", 0.5));
    comparison.require(false);
    assertEquals("""
        error: the export predicts something else than the model: 1 row: 1 label equal, largest difference 2.5e-01
          --> --check
          help: if an activation is of another, check that its expression says what it computes, by its contract; \
        else report it""", assertThrows(ProblemException.class, () -> comparison.require(true)).getMessage());
  }

  @Test
  void refusesOtherLabels() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(label("b", 0.75), label("b", 0.75));
    comparison.add(label("b", 0.5), label("a", 0.5));
    assertEquals("""
        error: the export predicts something else than the model: 2 rows: 1 of 2 labels equal, largest difference 0
          --> --check
          help: if an activation is of another, check that its expression says what it computes, by its contract; \
        else report it""", assertThrows(ProblemException.class, () -> comparison.require(false)).getMessage());
  }

  /** An output that isn't a number is as far away as can be. */
  @Test
  void refusesNoNumbers() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(number(1), number(Double.NaN));
    assertThrows(ProblemException.class, () -> comparison.require(true));
    assertEquals("1 row: largest difference Infinity", comparison.toString());
  }
}
