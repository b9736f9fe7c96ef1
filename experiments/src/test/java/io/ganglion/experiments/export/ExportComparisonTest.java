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
    comparison.require(0);
    assertEquals("1 row: largest difference 0", comparison.toString());
    comparison.add(label("b", 0.7), label("b", 0.7));
    assertEquals("2 rows: 1 label equal, largest difference 0", comparison.toString());
  }

  /** Of what is to have the same bits, each counts; of others, labels alone. */
  @Test
  void refusesOtherBitsWhereTheyAreToBeTheSame() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(label("b", 0.75), label("b", 0.5));
    comparison.require(0.3);
    assertEquals("""
        error: the export predicts something else than the model: 1 row: 1 label equal, largest difference 2.5e-01
          --> --check
          help: if an activation is of another, check that its expression says what it computes, by its contract; \
        else report it""", assertThrows(ProblemException.class, () -> comparison.require(0)).getMessage());
  }

  @Test
  void refusesOtherLabels() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(label("b", 0.75), label("b", 0.75));
    comparison.add(label("b", 0.7), label("a", 0.7));
    assertEquals("""
        error: the export predicts something else than the model: 2 rows: 1 of 2 labels equal, largest difference 0
          --> --check
          help: if an activation is of another, check that its expression says what it computes, by its contract; \
        else report it""", assertThrows(ProblemException.class, () -> comparison.require(0.1)).getMessage());
  }

  /** Where roundings decide between two labels. */
  @Test
  void acceptsOtherLabelsThatAreAsProbable() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(label("b", 0.5001), label("a", 0.4999));
    comparison.require(1e-3);
    assertEquals("1 row: 0 of 1 label equal, largest difference 2.0e-04", comparison.toString());
    assertThrows(ProblemException.class, () -> comparison.require(0.5e-4));
  }

  /** Of numbers above 1, the relative difference counts. */
  @Test
  void comparesLargeNumbersByTheirSize() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(number(1e6), number(1e6 + 1));
    comparison.require(2e-6);
    assertThrows(ProblemException.class, () -> comparison.require(0.5e-6));
  }

  /** An output that isn't a number is as far away as can be. */
  @Test
  void refusesNoNumbers() {
    ExportComparison comparison = new ExportComparison();
    comparison.add(number(1), number(Double.NaN));
    assertThrows(ProblemException.class, () -> comparison.require(1));
    assertEquals("1 row: largest difference Infinity", comparison.toString());
  }
}
