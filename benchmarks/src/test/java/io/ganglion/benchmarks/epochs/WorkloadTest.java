package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {
  @ParameterizedTest
  @MethodSource("trainings")
  void learns(Workload workload, Precision precision) {
    TrainingWork work = (TrainingWork) workload.prepare(upTo(150));
    List<Double> losses = new ArrayList<>();
    work.settings().listener(event -> {
      if (event instanceof EpochEnded ended) {
        losses.add(ended.trainingLoss());
      }
    });

    work.time(5, workload.means(new Means(precision, 2)));

    assertEquals(5, losses.size());
    assertTrue(losses.get(4) < losses.get(0), losses::toString);
  }

  static Stream<Arguments> trainings() {
    return Arrays.stream(Workload.values())
        .filter(workload -> workload != Workload.S1wide) // as S1, and 64 times the work
        .filter(workload -> workload.metric() != TimeMetric.ROWS_PER_S && workload.metric() != TimeMetric.US_PER_ROW)
        .flatMap(workload -> Arrays.stream(Precision.values()).map(precision -> Arguments.of(workload, precision)));
  }

  @ParameterizedTest
  @EnumSource(names = {"W7batch", "W7lat", "S8"})
  void infersBeyondTheLastRow(Workload workload) {
    int rows = 2000;

    Time time = workload.prepare(upTo(1000)).time(rows, workload.means(new Means(Precision.FLOAT32, 2)));

    assertTrue(time.seconds() > 0);
  }

  /** Fewer examples than asked for: a template per class, with noise. */
  private static Data upTo(int limit) {
    return (set, asked, inputs, classes) -> {
      int count = Math.min(asked, limit);
      SplittableRandom random = new SplittableRandom(1);
      double[] templates = random.doubles((long) classes * inputs, -1, 1).toArray();
      double[] x = new double[count * inputs];
      double[] y = new double[count * classes];
      for (int row = 0; row < count; row++) {
        int label = row % classes;
        y[row * classes + label] = 1;
        for (int i = 0; i < inputs; i++) {
          x[row * inputs + i] = templates[label * inputs + i] + random.nextDouble(-0.2, 0.2);
        }
      }
      return new Examples(count, inputs, classes, x, y);
    };
  }
}
