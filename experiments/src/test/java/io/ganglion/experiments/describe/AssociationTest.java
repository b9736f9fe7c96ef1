package io.ganglion.experiments.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.experiments.describe.Association.Measure;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values by hand. */
class AssociationTest {
  private static final double ROUNDING = 1e-12;

  private static Association of(Column column, Column target) {
    return Association.of(column, target, IntStream.range(0, column.size()).toArray()).orElseThrow();
  }

  private static NumberColumn numbers(double... values) {
    return new NumberColumn("x", values);
  }

  @Test
  void ofNumbersIsPearsons() {
    Association r = of(numbers(1, 2, 3, Double.NaN), numbers(2, 4, 7, 100));
    assertEquals(Measure.PEARSON, r.measure());
    assertEquals(5 / Math.sqrt(2 * 38.0 / 3), r.value(), ROUNDING);
    assertEquals(-1, of(numbers(1, 2, 3), numbers(3, 2, 1)).value(), ROUNDING);
  }

  @Test
  void ofNumbersAndTwoLabelsLooksTowardsTheSecond() {
    Association r = of(numbers(1, 2, 3, 4), CategoryColumn.of("y", "yes", "no", "yes", "yes"));
    assertEquals(Measure.POINT_BISERIAL, r.measure());
    assertEquals("yes", r.towards());
    assertEquals(0.5 / Math.sqrt(5 * 0.75), r.value(), ROUNDING);
  }

  @Test
  void ofNumbersAndManyLabelsIsTheCorrelationRatio() {
    Association eta = of(numbers(1, 2, 3, 4, 8, 9), CategoryColumn.of("y", "a", "a", "b", "b", "c", "c"));
    assertEquals(Measure.CORRELATION_RATIO, eta.measure());
    double total = 53.5;
    double within = 1.5;
    assertEquals(Math.sqrt(1 - within / total * 5 / 3), eta.value(), ROUNDING);
    assertEquals(eta.value(),
        of(CategoryColumn.of("y", "a", "a", "b", "b", "c", "c"), numbers(1, 2, 3, 4, 8, 9)).value(), ROUNDING);
  }

  @Test
  void ofLabelsIsCramersV() {
    CategoryColumn a = CategoryColumn.of("a", "p", "p", "p", "q", "q", "q", "q", "q");
    CategoryColumn b = CategoryColumn.of("b", "s", "s", "t", "t", "t", "t", "t", "s");
    // χ² / n = 0.21777…, less 1 / 7, by min(k, r) = 2 - 1/7, less 1
    double chi = 4.0 / 9 + 1.0 / 15 + 1.0 / 15 + 16.0 / 25 - 1;
    assertEquals(Measure.CRAMERS_V, of(a, b).measure());
    assertEquals(Math.sqrt((chi - 1.0 / 7) / (1 - 1.0 / 7)), of(a, b).value(), ROUNDING);
    assertEquals(1, of(a, a).value(), ROUNDING);
  }

  @Test
  void ofNamesThatComeOnceIsNothing() {
    CategoryColumn names = CategoryColumn.of("n", "a", "b", "c", "d", "e", "f");
    assertEquals(0, of(names, CategoryColumn.of("y", "p", "q", "p", "q", "p", "q")).value());
    assertEquals(0, of(names, numbers(1, 2, 3, 4, 5, 6)).value());
  }

  @Test
  void ofAConstantIsNone() {
    int[] rows = {0, 1, 2};
    assertEquals(Optional.empty(), Association.of(numbers(1, 1, 1), numbers(1, 2, 3), rows));
    assertEquals(Optional.empty(),
        Association.of(CategoryColumn.of("a", "p", "p", "p"), CategoryColumn.of("b", "s", "t", "s"), rows));
    assertEquals(Optional.empty(), Association.of(CategoryColumn.of("a", "p", "p", "p"), numbers(1, 2, 3), rows));
  }
}
