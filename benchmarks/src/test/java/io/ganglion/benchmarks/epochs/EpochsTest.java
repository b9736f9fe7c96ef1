package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.settings.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochsTest {
  private static final Means ALONE = new Means(Precision.FLOAT64, 1);

  @Test
  void givesMedianAndBestInThePeersUnits() {
    assertEquals("ganglion W1 f64 1 ns/epoch 200.0 100.0",
        Epochs.line(Workload.W1, ALONE, samples(300e-9, 100e-9, 200e-9)));
    assertEquals("ganglion W5a f32 2 s/epoch 1.500 1.000",
        Epochs.line(Workload.W5a, new Means(Precision.FLOAT32, 2), samples(2, 1)));
  }

  @Test
  void callsTheMostRowsPerSecondTheBest() {
    assertEquals("ganglion W7batch f64 1 rows/s 2.500e+05 5.000e+05",
        Epochs.line(Workload.W7batch, ALONE, samples(4e-6, 8e-6, 2e-6)));
  }

  @Test
  void timesAHundredIrisEpochsTogether() {
    assertEquals("ganglion iris100 f64 1 ms/100-epochs 40.00 40.00",
        Epochs.line(Workload.iris100, ALONE, samples(0.4e-3)));
  }

  @Test
  void tellsTheCpuTimeBeside() {
    assertEquals("W5c: by CPU time, the median of 3 samples is 1.000 s/epoch",
        Epochs.cpuLine(Workload.W5c, samples(2, 1, 4)));
  }

  /** Half of it computed, half of it waited. */
  private static List<Time> samples(double... seconds) {
    return Arrays.stream(seconds).mapToObj(s -> new Time(s, s / 2)).toList();
  }
}
