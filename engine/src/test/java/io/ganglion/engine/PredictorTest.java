package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Precision;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.GlobalMaxPool;
import io.ganglion.layers.MaxPool;
import io.ganglion.layers.Padding;
import io.ganglion.layers.PoolPadding;
import io.ganglion.layers.PositionalEmbedding;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictorTest {
  private static final int ROWS = 300;
  private static final Network NETWORK = Network.withInputs(7)
      .dense(9, new Tanh(), new GlorotUniform())
      .dense(2, new Sigmoid(), new GlorotUniform())
      .build();
  private static final double[] PARAMETERS = NETWORK.initialParameters(3);
  private static final double[] INPUTS = Generated.examples(1, ROWS, 7, 2).inputs();

  private static double[] outputs(Precision precision, double[] inputs, int count) {
    double[] outputs = new double[count * 2];
    new Predictor(NETWORK, PARAMETERS, precision).outputs(inputs, count, outputs);
    return outputs;
  }

  @ParameterizedTest
  @EnumSource
  void givesEachRowTheSameBitsWhateverItIsAskedWith(Precision precision) {
    double[] all = outputs(precision, INPUTS, ROWS);
    for (int r = 0; r < ROWS; r++) {
      assertArrayEquals(Arrays.copyOfRange(all, 2 * r, 2 * r + 2),
          outputs(precision, Arrays.copyOfRange(INPUTS, 7 * r, 7 * r + 7), 1), "row " + r);
    }
  }

  @Test
  void givesTheNetworksOutputsInDoublePrecision() {
    assertArrayEquals(NETWORK.outputs(PARAMETERS, INPUTS, ROWS), outputs(Precision.FLOAT64, INPUTS, ROWS));
  }

  /** Nine terms of one rounding each, 2⁻²⁴ of numbers up to 2, and the functions' own 2 ulp. */
  @Test
  void roundsToSinglePrecision() {
    double[] exact = outputs(Precision.FLOAT64, INPUTS, ROWS);
    double[] rounded = outputs(Precision.FLOAT32, INPUTS, ROWS);
    assertArrayEquals(exact, rounded, 20 * 0x1p-23);
    assertTrue(!Arrays.equals(exact, rounded));
  }

  @ParameterizedTest
  @EnumSource
  void takesInputsInSinglePrecision(Precision precision) {
    float[] floats = new float[INPUTS.length];
    double[] same = new double[INPUTS.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) INPUTS[i];
      same[i] = floats[i];
    }
    double[] outputs = new double[ROWS * 2];
    new Predictor(NETWORK, PARAMETERS, precision).outputs(floats, ROWS, outputs);
    assertArrayEquals(outputs(precision, same, ROWS), outputs);
  }

  @Test
  void keepsTheParametersThatItWasGiven() {
    double[] parameters = PARAMETERS.clone();
    Predictor predictor = new Predictor(NETWORK, parameters, Precision.FLOAT64);
    Arrays.fill(parameters, 0);
    double[] outputs = new double[2];
    predictor.outputs(INPUTS, 1, outputs);
    assertArrayEquals(outputs(Precision.FLOAT64, INPUTS, 1), outputs);
  }

  @ParameterizedTest
  @EnumSource
  void allocatesNothingForARow(Precision precision) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    Predictor predictor = new Predictor(NETWORK, PARAMETERS, precision);
    double[] outputs = new double[2];
    predictor.outputs(INPUTS, 1, outputs);
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1000; i++) {
      predictor.outputs(INPUTS, 1, outputs);
    }
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(bytes < 1000 * 16, bytes + " bytes for 1000 rows"); // an object takes 16 bytes at least
  }

  @Test
  void refusesArraysThatAreTooShort() {
    Predictor predictor = new Predictor(NETWORK, PARAMETERS, Precision.FLOAT64);
    assertEquals("2 rows of 7 inputs and 2 outputs don't fit arrays of 13 and 4 numbers",
        assertThrows(IllegalArgumentException.class, () -> predictor.outputs(new double[13], 2, new double[4]))
            .getMessage());
    assertEquals("2 rows of 7 inputs and 2 outputs don't fit arrays of 14 and 3 numbers",
        assertThrows(IllegalArgumentException.class, () -> predictor.outputs(new float[14], 2, new double[3]))
            .getMessage());
  }

  private static void assertRefusesSteps(String message, Layer layer, int steps) {
    GlorotUniform glorot = new GlorotUniform();
    Network.Builder builder = Network.withInputs(new Shape.Steps(2)).layer(layer, Initializers.of(glorot));
    Network network = builder.layer(new GlobalMaxPool(), Initializers.of(glorot)).dense(1, new Tanh(), glorot).build();
    Examples examples = Examples.perSequence(new Shape.Steps(2), new double[2 * (steps + 5)],
        Spans.ofLengths(5, steps), 1, new double[2]);
    assertEquals(message, assertThrows(IllegalArgumentException.class,
        () -> network.outputs(network.initialParameters(1), examples)).getMessage());
  }

  /** Numbers of other parameters would be read, or rows that aren't there. */
  @Test
  void refusesSequencesThatLayersCannotTake() {
    assertRefusesSteps("layer 1, 'positional-embedding', takes sequences of at most 5 steps, but one has 6",
        new PositionalEmbedding(5), 6);
    assertRefusesSteps("layer 1, 'conv1d', needs more than 3 steps", new Conv1d(2, 4, 1, 1, Padding.VALID), 3);
    assertRefusesSteps("layer 1, 'max-pool', needs more than 1 step", new MaxPool(2, 1, PoolPadding.VALID), 1);
  }
}
