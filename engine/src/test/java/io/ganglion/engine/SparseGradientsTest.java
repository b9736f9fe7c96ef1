package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Softmax;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.losses.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients of tables of which a batch looks up few rows: only these are added and cleared. */
class SparseGradientsTest {
  private static final int VOCABULARY = 500;
  private static final GlorotUniform GLOROT = new GlorotUniform();

  private static Network network() {
    return Network.withInputs(new Shape.Tokens(VOCABULARY)).layer(new Embedding(3), GLOROT)
        .layer(new GlobalAveragePool(), GLOROT).dense(2, new Softmax(), GLOROT).build();
  }

  /** Texts of 1 to 9 tokens, each of its own tenth of the vocabulary, so that chunks touch other rows. */
  private static Examples examples(int count, int seed) {
    SplitMix64 random = new SplitMix64(seed);
    int[] lengths = new int[count];
    Arrays.setAll(lengths, i -> 1 + random.nextInt(9));
    Spans spans = Spans.ofLengths(lengths);
    int[] tokens = new int[spans.end()];
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < lengths[i]; t++) {
        tokens[spans.start(i) + t] = i / 20 % 10 * (VOCABULARY / 10) + random.nextInt(VOCABULARY / 10);
      }
    }
    int[] classes = new int[count];
    Arrays.setAll(classes, i -> random.nextInt(2));
    return Examples.of(List.of(new Inputs(new Shape.Tokens(VOCABULARY), new Cells.Tokens(tokens), spans)),
        new Targets.Classes(classes, 2));
  }

  private static NetworkObjective objective(Network network, Examples examples, Precision precision, Team team) {
    return new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.SUM, examples, team, precision);
  }

  private static double[] gradient(Network network, Examples examples, Precision precision, int threads) {
    double[] gradient = new double[network.parameterCount()];
    try (Team team = new Team(threads)) {
      objective(network, examples, precision, team).gradient(network.initialParameters(7), gradient);
    }
    return gradient;
  }

  /** What was touched before is 0 again: an objective that has seen other parameters gives what a new one gives. */
  @ParameterizedTest
  @EnumSource
  void leaveNothingBehind(Precision precision) {
    Network network = network();
    Examples examples = examples(300, 1);
    double[] expected = gradient(network, examples, precision, 1);
    try (Team team = new Team(1)) {
      NetworkObjective used = objective(network, examples, precision, team);
      double[] gradient = new double[network.parameterCount()];
      for (int i = 0; i < 5; i++) {
        used.gradient(network.initialParameters(i), gradient);
      }
      Arrays.fill(gradient, Double.NaN);
      used.gradient(network.initialParameters(7), gradient);
      assertArrayEquals(bits(expected), bits(gradient));
    }
  }

  @ParameterizedTest
  @EnumSource
  void haveTheSameBitsForAnyNumberOfThreads(Precision precision) {
    Network network = network();
    for (int count : new int[] {1, 16, 17, 128, 129, 300}) {
      Examples examples = examples(count, count);
      long[] expected = bits(gradient(network, examples, precision, 1));
      for (int threads : new int[] {2, 3}) {
        assertArrayEquals(expected, bits(gradient(network, examples, precision, threads)), count + ", " + threads);
      }
    }
  }

  /** In double precision, a chunk's sum for a token is a chain from 0, and these are added in order: here by hand. */
  @Test
  void areTheSumsOfAllRows() {
    Network network = network();
    Examples examples = examples(120, 3);
    double[] whole = gradient(network, examples, Precision.FLOAT64, 1);
    double[] sum = new double[whole.length];
    for (int from = 0; from < 120; from += 16) {
      int[] some = new int[Math.min(16, 120 - from)];
      int first = from;
      Arrays.setAll(some, i -> first + i);
      double[] chunk = gradient(network, examples.some(some), Precision.FLOAT64, 1);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += chunk[i];
      }
    }
    assertArrayEquals(bits(sum), bits(whole));
    int untouched = (int) Arrays.stream(whole, 0, VOCABULARY * 3).filter(x -> x == 0).count();
    assertEquals(0, (int) Arrays.stream(whole).filter(x -> Double.doubleToRawLongBits(x) == Long.MIN_VALUE).count());
    assertTrue(untouched > VOCABULARY, () -> "untouched");
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
