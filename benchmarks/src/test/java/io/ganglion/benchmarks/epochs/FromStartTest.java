package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.settings.Precision;
import org.junit.jupiter.api.Test;

class FromStartTest {
  private static final Means ALONE = new Means(Precision.FLOAT32, 1);

  /** The one of 6 s begins after 5 s, when the other JVM was at its second, of 3 s. */
  @Test
  void comparesWithWhatTheOtherTrainedAtThatMoment() {
    assertEquals("ganglion W5a f32 1 s/epoch first 4.000 (plain 4.000) median 1.000 (2.000) worst 6.000 (3.000), "
        + "ratio 2.00, after 5.0 s; plain beside plain 1.50",
        FromStart.line(Workload.W5a, ALONE, new double[] {4, 1, 6, 1, 1}, new double[] {4, 3, 2, 2, 2},
            new double[] {6, 3, 2, 2, 2}));
  }

  /** A moment in which the other happened to be fast is no measure. */
  @Test
  void comparesWithTheMedianIfThatIsLonger() {
    assertEquals("ganglion W5a f32 1 s/epoch first 1.000 (plain 3.000) median 3.000 (3.000) worst 3.000 (3.000), "
        + "ratio 1.00, after 1.0 s; plain beside plain 1.00",
        FromStart.line(Workload.W5a, ALONE, new double[] {1, 3, 3}, new double[] {3, 0.5, 3},
            new double[] {3, 3, 3}));
  }
}
