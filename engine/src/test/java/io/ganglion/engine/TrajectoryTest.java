package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Softmax;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.fixtures.SharedData;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.losses.CrossEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Ten steps of gradient descent on a whole network against PyTorch's, where the shared test data is at hand: embedding,
 * LSTM, the last step, softmax, cross-entropy, over six sequences of tokens.
 */
class TrajectoryTest {
  private static final int VOCABULARY = 9;
  private static final int FEATURES = 4;
  private static final int UNITS = 5;
  private static final int CLASSES = 3;
  private static final double RATE = 0.5;
  private static final double TOLERANCE = 1e-12;
  /** Ours input, output, forget, cell; PyTorch's input, forget, cell, output. */
  private static final int[] GATES = {0, 3, 1, 2};

  private static Network network() {
    GlorotUniform any = new GlorotUniform();
    return Network.withInputs(new Shape.Tokens(VOCABULARY)).layer(new Embedding(FEATURES), any)
        .layer(new Lstm(UNITS, Direction.FORWARD, Outputs.LAST, 1), any).dense(CLASSES, new Softmax(), any).build();
  }

  @Test
  void lossesAndParametersAreThoseOfPyTorch() throws IOException {
    String reference = Files.readString(SharedData.path("reference/layers/trajectory_lstm.json"));
    Network network = network();
    double[] parameters = parameters(behind(reference, "start"));
    double[] losses = numbers(behind(reference, "losses"));
    assertEquals(10, losses.length);
    try (Team team = new Team(1)) {
      LocalSums sums =
          new LocalSums(network.graph(), new CrossEntropy(), examples(), Precision.FLOAT64, team);
      NetworkObjective objective =
          new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, Precision.FLOAT64, sums, team);
      double[] gradient = new double[parameters.length];
      for (int step = 0; step < losses.length; step++) {
        assertEquals(losses[step], objective.gradient(parameters, gradient), 2 * TOLERANCE, "loss of step " + step);
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] -= (isBiasOfLstm(i) ? 2 : 1) * RATE * gradient[i];
        }
      }
    }
    double[] end = parameters(behind(reference, "end"));
    assertEquals(network.parameterCount(), end.length);
    for (int i = 0; i < end.length; i++) {
      assertEquals(end[i], parameters[i], 2 * TOLERANCE, "parameter " + i);
    }
  }

  /** Where we have one bias, PyTorch has two that are added, and moves both. */
  private static boolean isBiasOfLstm(int parameter) {
    int before = VOCABULARY * FEATURES + (FEATURES + UNITS) * GATES.length * UNITS;
    return parameter >= before && parameter < before + GATES.length * UNITS;
  }

  private static Examples examples() {
    int[][] sequences = {{1, 2, 3}, {4}, {5, 6, 7, 8, 0, 1}, {2, 2}, {3, 1, 4, 1, 5}, {8, 0}};
    int[] classes = {0, 1, 2, 1, 0, 2};
    double[] targets = new double[classes.length * CLASSES];
    for (int i = 0; i < classes.length; i++) {
      targets[i * CLASSES + classes[i]] = 1;
    }
    return Examples.perSequence(new Shape.Tokens(VOCABULARY),
        Arrays.stream(sequences).flatMapToInt(Arrays::stream).asDoubleStream().toArray(),
        Spans.ofLengths(Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray()), CLASSES, targets);
  }

  /** In our order: the table, W, U and b of the LSTM, then weights and biases of the output layer. */
  private static double[] parameters(String theirs) {
    List<double[]> parts = new ArrayList<>();
    parts.add(numbers(behind(theirs, "e.weight")));
    parts.add(gates(numbers(behind(theirs, "l.weight_ih_l0"))));
    parts.add(gates(numbers(behind(theirs, "l.weight_hh_l0"))));
    double[] biases = gates(numbers(behind(theirs, "l.bias_ih_l0")));
    double[] others = gates(numbers(behind(theirs, "l.bias_hh_l0")));
    for (int i = 0; i < biases.length; i++) {
      biases[i] += others[i];
    }
    parts.add(biases);
    parts.add(transposed(numbers(behind(theirs, "o.weight")), CLASSES));
    parts.add(numbers(behind(theirs, "o.bias")));
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static String behind(String json, String name) {
    return json.substring(json.indexOf('"' + name + '"') + name.length() + 2);
  }

  /** The first list of strings with hexadecimal numbers. */
  private static double[] numbers(String json) {
    String list = json.substring(json.indexOf("[\n\""), json.indexOf("\"\n]"));
    return Pattern.compile("\"([^\"]+)").matcher(list).results().map(found -> found.group(1))
        .filter(text -> text.contains("0x")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Rows of theirs are columns of ours, gate by gate. */
  private static double[] gates(double[] theirs) {
    int rows = theirs.length / (GATES.length * UNITS);
    double[] reordered = new double[theirs.length];
    for (int gate = 0; gate < GATES.length; gate++) {
      System.arraycopy(theirs, GATES[gate] * UNITS * rows, reordered, gate * UNITS * rows, UNITS * rows);
    }
    return transposed(reordered, GATES.length * UNITS);
  }

  private static double[] transposed(double[] matrix, int rows) {
    int columns = matrix.length / rows;
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = matrix[i * columns + j];
      }
    }
    return transposed;
  }
}
