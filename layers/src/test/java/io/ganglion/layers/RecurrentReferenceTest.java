package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Outputs, last states and gradients of recurrent layers against PyTorch's, where the shared test data is at hand: one
 * layer and two, one direction and both, four sequences of different lengths.
 */
class RecurrentReferenceTest {
  private static final int UNITS = 4;
  private static final int CASES = 4;

  /** A kind of layer, and where PyTorch has its gates. */
  enum Kind {
    RNN("rnn_tanh", 0) {
      @Override
      Layer layer(Direction direction, Outputs outputs) {
        return new Rnn(UNITS, RnnFunction.TANH, direction, outputs);
      }
    },
    /** Ours update, reset, candidate; PyTorch's reset, update, candidate. */
    GRU("gru", 1, 0, 2) {
      @Override
      Layer layer(Direction direction, Outputs outputs) {
        return new Gru(UNITS, direction, outputs);
      }
    },
    /** Ours input, output, forget, cell; PyTorch's input, forget, cell, output. */
    LSTM("lstm", 0, 3, 1, 2) {
      @Override
      Layer layer(Direction direction, Outputs outputs) {
        return new Lstm(UNITS, direction, outputs, 1);
      }
    };

    private final String file;
    private final int[] gates;

    Kind(String file, int... gates) {
      this.file = file;
      this.gates = gates;
    }

    abstract Layer layer(Direction direction, Outputs outputs);

    /** Rows of PyTorch's are columns of ours. */
    double[] matrix(double[] theirs) {
      int columns = gates.length * UNITS;
      int rows = theirs.length / columns;
      double[] ours = new double[theirs.length];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          ours[i * columns + j] = theirs[(gates[j / UNITS] * UNITS + j % UNITS) * rows + i];
        }
      }
      return ours;
    }

    /** The parameters of one direction of a layer, or their gradients. */
    List<double[]> blocks(JsonObject theirs, String suffix, boolean areGradients) {
      double[] biases = matrix(Reference.numbers(theirs.get("bias_ih" + suffix)));
      double[] others = matrix(Reference.numbers(theirs.get("bias_hh" + suffix)));
      List<double[]> blocks = new ArrayList<>();
      blocks.add(matrix(Reference.numbers(theirs.get("weight_ih" + suffix))));
      blocks.add(matrix(Reference.numbers(theirs.get("weight_hh" + suffix))));
      int shared = this == GRU ? 2 * UNITS : gates.length * UNITS;
      for (int j = 0; j < shared; j++) {
        if (areGradients) {
          assertEquals(others[j], biases[j], 1e-12, "the two biases are always added");
        } else {
          biases[j] += others[j];
        }
      }
      blocks.add(biases);
      if (this == GRU) {
        blocks.add(Arrays.copyOfRange(others, shared, others.length));
      }
      return blocks;
    }
  }

  /** All directions of one layer. */
  private static double[][] blocks(Kind kind, JsonObject parameters, int layer, boolean both, boolean areGradients) {
    List<double[]> blocks = new ArrayList<>(kind.blocks(parameters, "_l" + layer, areGradients));
    if (both) {
      blocks.addAll(kind.blocks(parameters, "_l" + layer + "_reverse", areGradients));
    }
    return blocks.toArray(double[][]::new);
  }

  @ParameterizedTest
  @EnumSource
  void outputsStatesAndGradientsAreThoseOfPyTorch(Kind kind) throws IOException {
    List<JsonObject> cases = Reference.cases(kind.file);
    assertEquals(CASES, cases.size());
    for (JsonObject reference : cases) {
      check(kind, reference);
    }
  }

  private static void check(Kind kind, JsonObject reference) {
    boolean both = reference.get("bidirectional").getAsBoolean();
    int layers = reference.get("layers").getAsInt();
    Direction direction = both ? Direction.BIDIRECTIONAL : Direction.FORWARD;
    int directions = direction.count();
    double[][] inputs = Reference.all(reference.get("inputs"));
    JsonObject parameters = reference.getAsJsonObject("parameters");
    double[] lastHidden = Reference.numbers(reference.get("last_hidden"));
    String where = kind + ", layers " + layers + ", " + direction + ": ";

    List<PlainPass> passes = new ArrayList<>();
    double[][] rows = inputs;
    for (int layer = 0; layer < layers; layer++) {
      Shape shape = new Shape.Steps(layer == 0 ? 3 : directions * UNITS);
      double[][] blocks = blocks(kind, parameters, layer, both, false);
      double[][] last = new PlainPass(kind.layer(direction, Outputs.LAST), shape, blocks).outputs(rows);
      for (int e = 0; e < inputs.length; e++) {
        Reference.assertNear(where + "last outputs", states(lastHidden, layer, directions, e, inputs.length), last[e]);
      }
      passes.add(new PlainPass(kind.layer(direction, Outputs.ALL), shape, blocks));
      rows = passes.get(layer).outputs(rows);
    }
    double[][] outputs = Reference.all(reference.get("outputs"));
    for (int e = 0; e < inputs.length; e++) {
      Reference.assertNear(where + "outputs", outputs[e], rows[e]);
    }

    double[] lastWeights = Reference.numbers(reference.get("weights_of_last"));
    double[][] dy = Reference.all(reference.get("weights_of_outputs"));
    for (int layer = layers - 1; layer >= 0; layer--) {
      for (int e = 0; e < inputs.length; e++) {
        addOfLast(states(lastWeights, layer, directions, e, inputs.length), dy[e]);
      }
      dy = passes.get(layer).inputGradients(dy);
      double[][] gradients =
          blocks(kind, reference.getAsJsonObject("parameter_gradients"), layer, both, true);
      for (int b = 0; b < gradients.length; b++) {
        Reference.assertNear(where + "gradient of block " + b + " of layer " + layer, gradients[b],
            passes.get(layer).gradient(b));
      }
    }
    double[][] inputGradients = Reference.all(reference.get("input_gradients"));
    for (int e = 0; e < inputs.length; e++) {
      Reference.assertNear(where + "input gradients", inputGradients[e], dy[e]);
    }
  }

  /** Of (layers × directions) × batch × units: those of one layer and example, the forward direction's first. */
  private static double[] states(double[] all, int layer, int directions, int example, int examples) {
    double[] states = new double[directions * UNITS];
    for (int d = 0; d < directions; d++) {
      System.arraycopy(all, ((layer * directions + d) * examples + example) * UNITS, states, d * UNITS, UNITS);
    }
    return states;
  }

  /** Adds to dL/d(outputs) what goes to the last step of each direction. */
  private static void addOfLast(double[] weights, double[] dy) {
    int lastRow = dy.length - weights.length;
    for (int j = 0; j < weights.length; j++) {
      dy[(j < UNITS ? lastRow : 0) + j] += weights[j];
    }
  }

  /** What an LSTM carries on are the outputs and the cells; backward, those of the sequence from its end. */
  @ParameterizedTest
  @EnumSource(names = {"GRU", "LSTM"})
  void whatIsCarriedOnIsTheLastState(Kind kind) throws IOException {
    for (JsonObject reference : Reference.cases(kind.file)) {
      boolean both = reference.get("bidirectional").getAsBoolean();
      double[][] inputs = Reference.all(reference.get("inputs"));
      JsonObject parameters = reference.getAsJsonObject("parameters");
      for (int d = 0; d < (both ? 2 : 1); d++) {
        double[][] blocks = kind.blocks(parameters, d == 0 ? "_l0" : "_l0_reverse", false).toArray(double[][]::new);
        for (int e = 0; e < inputs.length; e++) {
          PlainPass pass = new PlainPass(kind.layer(Direction.FORWARD, Outputs.ALL), new Shape.Steps(3), blocks);
          pass.next(d == 0 ? inputs[e] : reversed(inputs[e]));
          double[] carried = pass.carried();
          Reference.assertNear("outputs", state(reference, "last_hidden", d, e, inputs.length),
              Arrays.copyOf(carried, UNITS));
          if (kind == Kind.LSTM) {
            Reference.assertNear("cells", state(reference, "last_cell", d, e, inputs.length),
                Arrays.copyOfRange(carried, UNITS, 2 * UNITS));
          }
        }
      }
    }
  }

  private static double[] state(JsonObject reference, String name, int direction, int example, int examples) {
    return states(Reference.numbers(reference.get(name)), direction, 1, example, examples);
  }

  private static double[] reversed(double[] steps) {
    double[] reversed = new double[steps.length];
    for (int i = 0; i < steps.length; i += 3) {
      System.arraycopy(steps, i, reversed, steps.length - 3 - i, 3);
    }
    return reversed;
  }
}
