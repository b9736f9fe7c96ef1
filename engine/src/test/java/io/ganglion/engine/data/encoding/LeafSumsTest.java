package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.random.SplitMix64;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is summed over more than 1,024 rows is the sum of three leaves here, added from the left. */
class LeafSumsTest {
  private static final int ROWS = 3000;
  private static final double[] NUMBERS = new SplitMix64(5).doubles(ROWS, -3, 9).toArray();
  private static final double[] WEIGHTS = new SplitMix64(6).doubles(ROWS).toArray();

  private static double sum(IntToDoubleFunction term) {
    return plain(0, 1024, term) + plain(1024, 2048, term) + plain(2048, ROWS, term);
  }

  private static double plain(int from, int to, IntToDoubleFunction term) {
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += term.applyAsDouble(row);
    }
    return sum;
  }

  private static double mean() {
    double mean = sum(row -> NUMBERS[row]) / ROWS;
    return mean + sum(row -> NUMBERS[row] - mean) / ROWS;
  }

  @Test
  void areTheOnesOfScaling() {
    NumberEncoding encoding =
        NumberEncoding.fit(new NumberColumn("x", NUMBERS), IntStream.range(0, ROWS).toArray(), Scaling.STANDARD);
    double mean = mean();
    double left = sum(row -> NUMBERS[row] - mean);
    double squares = sum(row -> (NUMBERS[row] - mean) * (NUMBERS[row] - mean));
    assertEquals(mean, encoding.shift());
    assertEquals(Math.sqrt((squares - left * left / ROWS) / ROWS), encoding.scale());
    assertTrue(plain(0, ROWS, row -> NUMBERS[row]) != sum(row -> NUMBERS[row]), "these show no other order");
  }

  @Test
  void areTheOnesOfMetrics() {
    Preprocessing preprocessing = MetricsTest.predicting(new NumberEncoding("y", Scaling.NONE, 0, 1));
    double[] outputs = new SplitMix64(7).doubles(ROWS, -3, 9).toArray();
    Map<String, Double> metrics = Metrics.of(preprocessing, ROWS, outputs, NUMBERS, WEIGHTS);
    double all = sum(row -> WEIGHTS[row]);
    double mean = sum(row -> WEIGHTS[row] * NUMBERS[row]) / all;
    double squares = sum(row -> WEIGHTS[row] * ((NUMBERS[row] - outputs[row]) * (NUMBERS[row] - outputs[row])));
    double variation = sum(row -> WEIGHTS[row] * ((NUMBERS[row] - mean) * (NUMBERS[row] - mean)));
    assertEquals(Math.sqrt(squares / all), metrics.get("rmse"));
    assertEquals(sum(row -> WEIGHTS[row] * Math.abs(NUMBERS[row] - outputs[row])) / all, metrics.get("mae"));
    assertEquals(1 - squares / variation, metrics.get("r2"));
  }

  @Test
  void areTheOnesOfAccuracyAndClassWeights() {
    CategoryEncoding kind = new CategoryEncoding("kind", List.of("a", "b"), CategoryForm.BINARY);
    double[] targets = IntStream.range(0, ROWS).mapToDouble(row -> NUMBERS[row] > 0 ? 1 : 0).toArray();
    double[] outputs = IntStream.range(0, ROWS).mapToDouble(row -> NUMBERS[row] > 1 ? 0.8 : 0.1).toArray();
    double all = sum(row -> WEIGHTS[row]);
    double right = sum(row -> NUMBERS[row] > 0 == NUMBERS[row] > 1 ? WEIGHTS[row] : 0);
    assertEquals(right / all,
        Metrics.of(MetricsTest.predicting(kind), ROWS, outputs, targets, WEIGHTS).get("accuracy"));
    Examples training = new Examples(ROWS, 1, 1, new double[ROWS], targets).weighted(WEIGHTS, WEIGHTS);
    double ofB = sum(row -> NUMBERS[row] > 0 ? WEIGHTS[row] : 0);
    double ofA = sum(row -> NUMBERS[row] > 0 ? 0 : WEIGHTS[row]);
    assertEquals(List.of(all / (2 * ofA), all / (2 * ofB)), Weighting.balanced(kind, training));
  }
}
