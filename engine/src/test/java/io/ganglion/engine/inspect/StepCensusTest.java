package io.ganglion.engine.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Constant;
import io.ganglion.layers.Direction;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.Gru;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Rnn;
import io.ganglion.layers.RnnFunction;
import io.ganglion.losses.SquaredError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepCensusTest {
  private static final int[] LENGTHS = {6, 4, 6, 1, 6};

  private static Network network(Layer... layers) {
    Network.Builder builder = Network.withInputs(new Shape.Steps(1));
    for (Layer layer : layers) {
      builder = builder.layer(layer, new Constant(0));
    }
    return builder.dense(1, new Identity(), new Constant(0)).build();
  }

  /** Inputs of 1, targets of 0. */
  private static Examples sequences(boolean perStep, int... lengths) {
    Spans spans = Spans.ofLengths(lengths);
    double[] inputs = new double[spans.end()];
    Arrays.fill(inputs, 1);
    return perStep ? Examples.perStep(new Shape.Steps(1), inputs, spans, 1, new double[spans.end()])
        : Examples.perSequence(new Shape.Steps(1), inputs, spans, 1, new double[lengths.length]);
  }

  private static List<LayerView> look(Network network, Examples examples, double... parameters) {
    NetworkProbe probe = new NetworkProbe(network, new SquaredError(), Reduction.MEAN, examples, 1);
    probe.observe(0, parameters, Optional.empty());
    return probe.views().get(0).layers();
  }

  private static StepsView steps(Network network, Examples examples, double... parameters) {
    return look(network, examples, parameters).get(0).steps().orElseThrow();
  }

  private static Rnn rectified(Direction direction, Outputs outputs) {
    return new Rnn(1, RnnFunction.RELU, direction, outputs);
  }

  private static double[] powers(double base, int count) {
    double[] powers = new double[count];
    Arrays.setAll(powers, i -> Math.pow(base, i));
    return powers;
  }

  private static double[] byFirst(double[] norms) {
    return Arrays.stream(norms).map(norm -> norm / norms[0]).toArray();
  }

  /** h = 1 + w h′, so that each step back multiplies the gradient by w. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3})
  void followsTheGradientOfALastOutputBack(double w) {
    StepsView seen = steps(network(rectified(Direction.FORWARD, Outputs.LAST)), sequences(false, 6, 6, 6), 1, w, 0, 1,
        0);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, seen.distances());
    assertArrayEquals(powers(w, 6), byFirst(seen.norms()), 1e-12);
    assertEquals(Math.pow(w, 5), seen.farByNear().orElseThrow(), 1e-12 * Math.pow(w, 5));
    assertEquals(5, seen.farthest());
    assertTrue(Double.isNaN(seen.saturatedGates()) && Double.isNaN(seen.open()) && Double.isNaN(seen.shut()));
    assertEquals(List.of(), seen.gates());
    assertEquals(List.of(), seen.memoryGates());
  }

  /** The output is 2 (1 + 0.5 + 0.25), and 2 comes back of its derivative. */
  @Test
  void isTheGradientOfTheLossOfOneTarget() {
    StepsView seen = steps(network(rectified(Direction.FORWARD, Outputs.LAST)), sequences(false, 3), 1, 0.5, 0, 2, 0);
    double[] derivative = new double[1];
    new SquaredError().gradient(new Identity(), new double[] {3.5}, new double[] {3.5}, new double[] {0}, 0, derivative,
        1, 1);
    assertEquals(2 * derivative[0], seen.norms()[0], 1e-12);
  }

  @Test
  void readsBackwardFromTheOtherEnd() {
    StepsView seen = steps(network(rectified(Direction.BACKWARD, Outputs.LAST)), sequences(false, 5, 5), 1, 0.5, 0, 1,
        0);
    assertArrayEquals(powers(0.5, 5), byFirst(seen.norms()), 1e-12);
  }

  /** The gradients of other targets than the last, and in the other direction than the first, don't hide it. */
  @ParameterizedTest
  @ValueSource(strings = {"FORWARD", "BACKWARD", "BIDIRECTIONAL"})
  void followsOneTargetOfManyBack(String direction) {
    boolean isBoth = direction.equals("BIDIRECTIONAL");
    StepsView seen = steps(network(rectified(Direction.valueOf(direction), Outputs.ALL)), sequences(true, 6, 6),
        isBoth ? new double[] {1, 0.5, 0, 1, 0.5, 0, 1, 1, 0} : new double[] {1, 0.5, 0, 1, 0});
    assertArrayEquals(powers(0.5, 6), byFirst(seen.norms()), 1e-12);
  }

  @Test
  void takesTheLastTargetThatCounts() {
    Examples all = sequences(true, 6);
    Examples counted = all.weighted(new double[] {1, 1, 1, 1, 0, 0}, new double[] {1, 1, 1, 1, 0, 0});
    StepsView seen = steps(network(rectified(Direction.FORWARD, Outputs.ALL)), counted, 1, 0.5, 0, 1, 0);
    assertArrayEquals(new int[] {0, 1, 2, 3}, seen.distances());
    assertArrayEquals(powers(0.5, 4), byFirst(seen.norms()), 1e-12);
  }

  /** Half of the sequences have 6 steps; those that are shorter count as far as they go. */
  @Test
  void goesAsFarAsHalfOfTheSequences() {
    StepsView seen = steps(network(rectified(Direction.FORWARD, Outputs.ALL), new GlobalAveragePool()),
        sequences(false, LENGTHS), 1, 0, 0, 1, 0);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, seen.distances());
  }

  @Test
  void looksAtSomeDistancesOfLongSequences() {
    int[] distances = steps(network(rectified(Direction.FORWARD, Outputs.LAST)), sequences(false, 2000, 2000), 1, 1, 0,
        1, 0).distances();
    assertEquals(0, distances[0]);
    assertEquals(1999, distances[distances.length - 1]);
    assertTrue(distances.length <= 26, distances.length + " distances");
    for (int i = 1; i < distances.length; i++) {
      assertTrue(distances[i] > distances[i - 1]);
    }
  }

  /** Weights, recurrent weights and biases, in the order input, output, forget, cell. */
  private static double[] lstm(double input, double output, double forget) {
    return new double[] {0, 0, 0, 0, 0, 0, 0, 0, input, output, forget, 0, 1, 0};
  }

  @Test
  void countsTheGatesOfAnLstm() {
    Network network = network(new Lstm(1, Direction.FORWARD, Outputs.LAST, 1));
    Examples examples = sequences(false, 4, 4);
    StepsView healthy = steps(network, examples, lstm(0, 0, 1));
    assertEquals(List.of("input", "output"), healthy.gates());
    assertEquals(List.of("forget"), healthy.memoryGates());
    assertEquals(List.of(0.0, 0.0, 0.0), List.of(healthy.saturatedGates(), healthy.open(), healthy.shut()));
    StepsView open = steps(network, examples, lstm(0, 9, 9));
    assertEquals(List.of(0.5, 1.0, 0.0), List.of(open.saturatedGates(), open.open(), open.shut()));
    StepsView shut = steps(network, examples, lstm(-9, 9, -9));
    assertEquals(List.of(1.0, 0.0, 1.0), List.of(shut.saturatedGates(), shut.open(), shut.shut()));
  }

  /** What was rearranged of the parameters of one look isn't used for the next. */
  @Test
  void looksAtTheParametersOfEveryLook() {
    NetworkProbe probe = new NetworkProbe(network(rectified(Direction.FORWARD, Outputs.LAST)), new SquaredError(),
        Reduction.MEAN, sequences(false, 6, 6), 9);
    double[] ws = {0.5, 3, 0.25};
    for (int look = 0; look < ws.length; look++) {
      probe.observe(look, new double[] {1, ws[look], 0, 1, 0}, Optional.empty());
      assertArrayEquals(powers(ws[look], 6), byFirst(probe.views().get(look).layers().get(0).steps().orElseThrow()
          .norms()), 1e-9);
    }
  }

  @Test
  void countsUnitsBehindARecurrentLayerAnewAtEveryLook() {
    Network network = Network.withInputs(new Shape.Steps(1)).layer(rectified(Direction.FORWARD, Outputs.LAST),
        new Constant(0)).dense(1, new Tanh(), new Constant(0)).dense(1, new Identity(), new Constant(0)).build();
    NetworkProbe probe = new NetworkProbe(network, new SquaredError(), Reduction.MEAN, sequences(false, 2, 2), 9);
    double[] weights = {0, 100, 0, 50};
    for (int look = 0; look < weights.length; look++) {
      probe.observe(look, new double[] {weights[look], 0, 0, 1, 0, 1, 0}, Optional.empty());
      assertEquals(weights[look] > 0 ? 1 : 0, probe.views().get(look).layers().get(1).saturated());
    }
  }

  /** A gate that moves once isn't stuck. */
  @Test
  void doesNotCallAGateStuckThatMoves() {
    Network network = network(new Lstm(1, Direction.FORWARD, Outputs.LAST, 1));
    double[] inputs = {1, 1, 1, -20, 1, 1, 1, 1};
    Examples examples = Examples.perSequence(new Shape.Steps(1), inputs, Spans.ofLengths(4, 4), 1, new double[2]);
    double[] parameters = lstm(0, 0, 9);
    parameters[2] = 0.5;
    assertEquals(0, steps(network, examples, parameters).open());
    parameters[2] = 0;
    assertEquals(1, steps(network, examples, parameters).open());
  }

  /** Weights, recurrent weights, biases, second biases, in the order update, reset, candidate. */
  @Test
  void countsTheGatesOfAGru() {
    Network network = network(new Gru(1, Direction.FORWARD, Outputs.LAST));
    Examples examples = sequences(false, 4, 4);
    StepsView open = steps(network, examples, 0, 0, 1, 0, 0, 0, 9, -9, 0, 0, 1, 0);
    assertEquals(List.of("reset"), open.gates());
    assertEquals(List.of("update"), open.memoryGates());
    assertEquals(List.of(1.0, 1.0, 0.0), List.of(open.saturatedGates(), open.open(), open.shut()));
    StepsView shut = steps(network, examples, 0, 0, 1, 0, 0, 0, -9, 0, 0, 0, 1, 0);
    assertEquals(List.of(0.0, 0.0, 1.0), List.of(shut.saturatedGates(), shut.open(), shut.shut()));
  }

  /** A unit that is stuck in one direction and moves in the other is half of two. */
  @Test
  void countsTheDirectionsApart() {
    Network network = network(new Lstm(1, Direction.BIDIRECTIONAL, Outputs.LAST, 1));
    double[] parameters = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0};
    StepsView seen = steps(network, sequences(false, 4, 4), parameters);
    assertEquals(List.of(0.0, 0.5, 0.0), List.of(seen.saturatedGates(), seen.open(), seen.shut()));
    assertEquals(List.of("input", "output"), seen.gates());
    assertEquals(List.of("forget"), seen.memoryGates());
  }

  @Test
  void seesNoStepsInOtherLayers() {
    List<LayerView> layers = look(network(rectified(Direction.FORWARD, Outputs.LAST)), sequences(false, 3), 1, 1, 0, 1,
        0);
    assertTrue(layers.get(0).steps().isPresent());
    assertEquals(Optional.empty(), layers.get(1).steps());
  }

  @Test
  void readsWhatItWroteAsNumbers() {
    Network network = network(new Lstm(1, Direction.FORWARD, Outputs.LAST, 1));
    NetworkProbe probe = new NetworkProbe(network, new SquaredError(), Reduction.MEAN, sequences(false, 5, 7), 1);
    probe.observe(0, lstm(0, 0, 1), Optional.empty());
    probe.observe(1, lstm(9, 9, 9), Optional.empty());
    double[] numbers = ProbeView.toNumbers(probe.views());
    assertEquals(probe.views(), ProbeView.ofNumbers(numbers, 2));
    assertThrows(IllegalArgumentException.class,
        () -> ProbeView.ofNumbers(Arrays.copyOf(numbers, numbers.length - 1), 2));
  }
}
