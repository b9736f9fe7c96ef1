package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.losses.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with several inputs, inputs of bytes and tokens, and targets that are classes. */
class SeveralInputsTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();
  private static final int CLASSES = 3;

  /** A text, some numbers, and a sequence, each through layers of its own. */
  private static Network network() {
    Network.Builder network = Network.withInputs(new Shape.Tokens(7), new Shape.Row(4), new Shape.Steps(2))
        .layer(new TestLayers.Table(3), GLOROT).layer(new TestLayers.Elman(4, true), GLOROT);
    int text = network.at();
    int numbers = network.from(1).dense(5, new Tanh(), GLOROT).at();
    int steps = network.from(2).layer(new TestLayers.Elman(3, true), GLOROT).at();
    return network.concat(text, numbers, steps).dense(CLASSES, new Softmax(), GLOROT).build();
  }

  private static Examples examples(int count) {
    SplitMix64 random = new SplitMix64(count);
    Spans words = Spans.ofLengths(IntStream.range(0, count).map(i -> 1 + i * 17 % 40).toArray());
    Spans steps = Spans.ofLengths(IntStream.range(0, count).map(i -> 1 + i * 5 % 9).toArray());
    return Examples.of(
        List.of(new Inputs(new Shape.Tokens(7), new Cells.Tokens(random.ints(words.end(), 0, 7).toArray()), words),
            Inputs.rows(4, random.doubles(4L * count, -1, 1).toArray()),
            new Inputs(new Shape.Steps(2), new Cells.Doubles(random.doubles(2L * steps.end(), -1, 1).toArray()),
                steps)),
        new Targets.Classes(random.ints(count, 0, CLASSES).toArray(), CLASSES));
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Network network = network();
    try (Team alone = new Team(1)) {
      NetworkObjective objective =
          new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples(23), alone);
      double[] parameters = network.initialParameters(1);
      double[] gradient = new double[parameters.length];
      assertEquals(objective.value(parameters), objective.gradient(parameters, gradient));
      double step = 1e-5; // error of central differences: some step² and 1e-16 / step
      for (int i = 0; i < parameters.length; i++) {
        double at = parameters[i];
        parameters[i] = at + step;
        double above = objective.value(parameters);
        parameters[i] = at - step;
        double below = objective.value(parameters);
        parameters[i] = at;
        assertEquals((above - below) / (2 * step), gradient[i], 1e-8, "parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsForAnyNumberOfThreads(Precision precision) {
    double[] one = gradients(network(), examples(300), precision, 1);
    assertArrayEquals(one, gradients(network(), examples(300), precision, 2));
    assertArrayEquals(one, gradients(network(), examples(300), precision, 3));
  }

  /** Over all examples, then over 70 of the second epoch. */
  private static double[] gradients(Network network, Examples examples, Precision precision, int threads) {
    try (Team team = new Team(threads)) {
      LocalSums sums = new LocalSums(network.graph(), new CrossEntropy(), examples, precision, team,
          new EpochOrder(3, examples.count()), 3);
      NetworkObjective objective =
          new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, precision, sums, team);
      double[] parameters = network.initialParameters(1);
      double[] gradient = new double[parameters.length];
      double[] all = new double[2 * parameters.length + 2];
      all[0] = objective.gradient(parameters, gradient);
      System.arraycopy(gradient, 0, all, 2, gradient.length);
      sums.select(2, 30, 100);
      all[1] = objective.gradient(parameters, gradient);
      System.arraycopy(gradient, 0, all, 2 + gradient.length, gradient.length);
      return all;
    }
  }

  @Test
  void outputsOfAnExampleAreTheSameInAnyBatch() {
    Network network = network();
    double[] parameters = network.initialParameters(1);
    double[] all = network.outputs(parameters, examples(50));
    for (int e : new int[] {0, 7, 31, 49}) {
      assertArrayEquals(network.outputs(parameters, examples(50).some(e)),
          Arrays.copyOfRange(all, e * CLASSES, (e + 1) * CLASSES), "example " + e);
    }
    double[] other = network.outputs(parameters, examples(50).some(49, 7, 7));
    assertArrayEquals(Arrays.copyOfRange(all, 7 * CLASSES, 8 * CLASSES),
        Arrays.copyOfRange(other, 2 * CLASSES, 3 * CLASSES));
  }

  /** What an input adds is seen: nothing is read from another input. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyInputCounts(int input) {
    Network network = network();
    double[] parameters = network.initialParameters(1);
    Examples all = examples(50);
    double[] outputs = network.outputs(parameters, all.some(3));
    Examples changed = all.some(3).withInput(input, all.inputs(input).some(4));
    double[] others = network.outputs(parameters, changed);
    assertEquals(1, Arrays.stream(others).sum(), 1e-12);
    for (int j = 0; j < CLASSES; j++) {
      assertEquals(false, outputs[j] == others[j], "output " + j);
    }
    assertArrayEquals(outputs, network.outputs(parameters, changed.withInput(input, all.inputs(input).some(3))));
  }

  /** One hot or an index: the same loss and gradient, to the bit. */
  @ParameterizedTest
  @EnumSource
  void classesAreOneHotTargets(Precision precision) {
    Examples classes = examples(300);
    Examples numbers = Examples.of(classes.allInputs(), new Targets.Numbers(classes.targets(), CLASSES));
    assertArrayEquals(gradients(network(), numbers, precision, 2), gradients(network(), classes, precision, 2));
    double[] weights = IntStream.range(0, 300).mapToDouble(i -> i % 4 / 2.0).toArray();
    assertArrayEquals(gradients(network(), numbers.weighted(weights, weights), precision, 1),
        gradients(network(), classes.weighted(weights, weights), precision, 1));
  }

  @Test
  void constantsAreThoseOfOneHotTargets() {
    Examples classes = examples(300);
    Examples numbers = Examples.of(classes.allInputs(), new Targets.Numbers(classes.targets(), CLASSES));
    assertEquals(ConstantPredictor.loss(network(), new CrossEntropy(), Reduction.MEAN, numbers),
        ConstantPredictor.loss(network(), new CrossEntropy(), Reduction.MEAN, classes), 1e-12);
    assertEquals(0, LeastLoss.of(network(), new CrossEntropy(), Reduction.MEAN, classes), 1e-12);
  }

  /** Dense layers see the same numbers whether bytes are kept or what they stand for. */
  @ParameterizedTest
  @EnumSource
  void bytesAreTheirNumbers(Precision precision) {
    byte[] bytes = new byte[500 * 6];
    new SplitMix64(1).nextBytes(bytes);
    double[] values = new double[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = ((bytes[i] & 0xff) - 3.0) / 251;
    }
    int[] labels = new SplitMix64(2).ints(500, 0, CLASSES).toArray();
    Targets targets = new Targets.Classes(labels, CLASSES);
    Network network = Network.withInputs(6).dense(8, new Tanh(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
    Examples ofBytes =
        Examples.of(List.of(new Inputs(new Shape.Row(6), new Cells.Bytes(bytes, 3, 251), null)), targets);
    Examples ofNumbers = new Examples(500, 6, CLASSES, values, ofBytes.targets());
    for (int threads : new int[] {1, 2, 3}) {
      assertArrayEquals(gradients(network, ofNumbers, precision, threads),
          gradients(network, ofBytes, precision, threads), threads + " threads");
    }
    double[] parameters = network.initialParameters(1);
    assertArrayEquals(network.outputs(parameters, ofNumbers), network.outputs(parameters, ofBytes));
    assertArrayEquals(ofNumbers.some(7, 3).input(1), ofBytes.some(7, 3).input(1));
    assertEquals(((byte) 200 & 0xff) - 3.0, 251 * new Cells.Bytes(new byte[] {(byte) 200}, 3, 251).number(0), 1e-12);
    NumberEncoding scaled = new NumberEncoding("x", Scaling.MIN_MAX, 3, 251);
    assertEquals(scaled.unscale(values[9]), bytes[9] & 0xff, 1e-12);
  }

  /** Each refusal names what is there and what is wanted. */
  @Test
  void saysWhatDoesNotFit() {
    Network network = network();
    Examples two = Examples.of(examples(5).allInputs().subList(0, 2), examples(5).allTargets());
    try (Team alone = new Team(1)) {
      assertEquals("the network takes tokens from a vocabulary of 7 and a row of 4 numbers and steps of 2 numbers, but"
          + " the examples are tokens from a vocabulary of 7 and a row of 4 numbers",
          assertThrows(IllegalArgumentException.class, () -> new NetworkObjective(network.graph(), new CrossEntropy(),
              Reduction.MEAN, two, alone)).getMessage());
    }
    assertEquals("inputs of 5 examples and of 4 don't go together",
        assertThrows(IllegalArgumentException.class, () -> Examples.of(
            List.of(Inputs.rows(1, new double[5]), Inputs.rows(1, new double[4])),
            new Targets.Classes(new int[5], 2))).getMessage());
    assertEquals("token 1 is 7.0, which is no index of a vocabulary of 7",
        assertThrows(IllegalArgumentException.class, () -> Examples.of(
            List.of(new Inputs(new Shape.Tokens(7), new Cells.Tokens(new int[] {6, 7}), Spans.ofLengths(2))),
            new Targets.Classes(new int[1], 2))).getMessage());
    assertEquals("there is no class 2 among 2, from 0 on",
        assertThrows(IllegalArgumentException.class, () -> new Targets.Classes(new int[] {1, 2}, 2)).getMessage());
    assertEquals("3 examples with a row of targets each don't fit 2 rows of targets",
        assertThrows(IllegalArgumentException.class, () -> Examples.of(List.of(Inputs.rows(1, new double[3])),
            new Targets.Classes(new int[] {1, 1}, 2))).getMessage());
    assertEquals("images of 2 × 2 × 1 don't fit an array of 7",
        assertThrows(IllegalArgumentException.class,
            () -> new Inputs(new Shape.Grid(2, 2, 1), new Cells.Bytes(new byte[7], 0, 1), null)).getMessage());
    assertEquals("7 examples of tokens from a vocabulary of 7, a row of 4 numbers, steps of 2 numbers and 3 targets",
        examples(7).toString());
  }

  @Test
  void onlyRowsGoSideBySide() {
    Network.Builder network = Network.withInputs(new Shape.Steps(2), new Shape.Row(4));
    assertEquals("takes single rows",
        assertThrows(UnsuitableShapeException.class, () -> network.concat(0, 1)).getMessage());
  }
}
