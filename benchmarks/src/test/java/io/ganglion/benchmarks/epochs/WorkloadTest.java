package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.TrainingEvent.EpochEnded;
import io.ganglion.engine.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "W7.*")
  void learns(Workload workload) {
    TrainingWork work = (TrainingWork) workload.prepare(upTo(150));
    List<Double> losses = new ArrayList<>();
    work.training().listener(event -> {
      if (event instanceof EpochEnded ended) {
        losses.add(ended.trainingLoss());
      }
    });

    work.run(5, 2);

    assertEquals(5, losses.size());
    assertTrue(losses.get(4) < losses.get(0), losses::toString);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "W7.*")
  void infersFromTheFirstRowOnAgainWhenAllHaveBeenUsed(Workload workload) {
    int rows = 3000; // divided by 1000 and by 150
    Work work = workload.prepare(upTo(1000));

    double sum = work.run(rows, 1);

    assertTrue(sum > 0, "sigmoid outputs are positive");
    assertEquals(2 * sum, work.run(2 * rows, 1), 1e-9);
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
