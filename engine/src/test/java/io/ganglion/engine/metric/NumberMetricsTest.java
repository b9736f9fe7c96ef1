package io.ganglion.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class NumberMetricsTest {
  private static Measures measures(double[] actual, double[] predicted, double @Nullable [] weights,
      @Nullable Repeating repeating) {
    Listing listing = new Listing(false);
    listing.add("y", new NumberMetrics(actual, predicted, weights, repeating));
    return listing.measureAll();
  }

  /** As if rows of weight 2 were there twice, and those of weight 0 not at all: the median too. */
  @Test
  void countsWeights() {
    assertEquals(measures(new double[] {1, 2, 2, 7}, new double[] {1, 3, 3, 5}, null, null),
        measures(new double[] {1, 2, 9, 7}, new double[] {1, 3, 0, 5}, new double[] {1, 2, 0, 1}, null));
    assertEquals(1.5, measures(new double[] {1, 4, 5}, new double[] {1, 4, 5}, new double[] {1, 1, 0}, null)
        .baselines().get("mae"), "the median of 1 and 4 is 2.5");
  }

  @Test
  void saysWhatZerosAreLeftOutOfMape() {
    assertEquals("without 2 examples whose true value is 0",
        measures(new double[] {0, 0, 2}, new double[] {1, 1, 1}, null, null).notes().get("mape"));
    assertEquals("without 1 example whose true value is 0",
        measures(new double[] {0, 4, 2}, new double[] {1, 1, 1}, null, null).notes().get("mape"));
    assertEquals("undefined because every true value is 0",
        measures(new double[] {0}, new double[] {1}, null, null).notes().get("mape"));
  }

  /** Hyndman and Koehler's scaled error: |error| 1, 2, 3 by a training error of 4. */
  @Test
  void comparesASeriesWithItsLastValue() {
    Measures measures = measures(new double[] {10, 12, 15}, new double[] {11, 14, 12}, null,
        new Repeating(new double[] {8, 10, 12}, 4));
    assertEquals(0.5, measures.values().get("mase"));
    assertEquals((2 + 2 + 3) / 3.0 / 4, measures.baselines().get("mase"), 1e-15);
    assertEquals((2 + 2 + 3) / 3.0, measures.baselines().get("mae"), 1e-15);
    assertEquals(Math.sqrt((4 + 4 + 9) / 3.0), measures.baselines().get("rmse"), 1e-15);
  }

  @Test
  void leavesOutOfTheBaselineWhatHasNoLastValue() {
    assertEquals(2.0, measures(new double[] {10, 12}, new double[] {11, 14}, null,
        new Repeating(new double[] {Double.NaN, 10}, 4)).baselines().get("mae"));
  }

  @Test
  void saysWhyMaseIsUndefined() {
    assertEquals("undefined because the training series isn't known: name the run directory",
        measures(new double[] {1}, new double[] {2}, null, new Repeating(new double[] {1}, Double.NaN)).notes()
            .get("mase"));
    assertEquals("undefined because the training series is constant",
        measures(new double[] {1}, new double[] {2}, null, new Repeating(new double[] {1}, 0)).notes().get("mase"));
  }
}
