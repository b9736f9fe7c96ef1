package io.ganglion.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.FlatSpot;
import io.ganglion.activations.Gelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.random.SplitMix64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BulkActivationTest {
  private static final int WIDTH = 7;

  static List<Activation> withKernelsOfTheirOwn() {
    return List.of(new Sigmoid(), new Tanh(), new Softmax(), new Gelu());
  }

  @ParameterizedTest
  @MethodSource("withKernelsOfTheirOwn")
  void givesTheBitsOfThePlugin(Activation activation) {
    int rows = 4000;
    SplitMix64 random = new SplitMix64(3);
    double[] x = new double[rows * WIDTH];
    for (int i = 0; i < x.length; i++) {
      // Every order of magnitude from 1e-20 to 1e4, and now and then what is no ordinary number.
      x[i] = Math.scalb(random.nextDouble(-1, 1), random.nextInt(80) - 66);
    }
    double[] rare = {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN};
    for (int i = 0; i < rare.length; i++) {
      x[i * 101 * WIDTH + i % WIDTH] = rare[i];
    }
    double[] expected = new double[x.length];
    activation.forward(x, expected, rows, WIDTH);
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      double[] actual = new double[x.length];
      new BulkActivation(activation).forward(kernels, x, actual, rows, WIDTH);
      for (int i = 0; i < x.length; i++) {
        int at = i;
        assertEquals(Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(actual[i]),
            () -> activation + " of " + x[at] + " is " + expected[at] + " and " + actual[at]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withKernelsOfTheirOwn")
  void givesTheBitsOfThePluginInSinglePrecision(Activation activation) {
    int rows = 4000;
    SplitMix64 random = new SplitMix64(4);
    float[] x = new float[rows * WIDTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.scalb(random.nextDouble(-1, 1), random.nextInt(40) - 30);
    }
    float[] rare = {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.NaN};
    for (int i = 0; i < rare.length; i++) {
      x[i * 101 * WIDTH + i % WIDTH] = rare[i];
    }
    float[] expected = new float[x.length];
    activation.forward(x, expected, rows, WIDTH);
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      float[] actual = new float[x.length];
      new BulkActivation(activation).forward(kernels, x, actual, rows, WIDTH);
      for (int i = 0; i < x.length; i++) {
        int at = i;
        assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]),
            () -> activation + " of " + x[at] + " is " + expected[at] + " and " + actual[at]);
      }
    }
  }

  static List<Activation> withDerivativesOfTheirOwn() {
    return List.of(new Sigmoid(), new Sigmoid(FlatSpot.ADD), new Tanh(), new Tanh(FlatSpot.CLIP), new Relu(),
        new Gelu());
  }

  @ParameterizedTest
  @MethodSource("withDerivativesOfTheirOwn")
  void givesTheDerivativesOfThePluginWithItsSettings(Activation activation) {
    int rows = 100;
    SplitMix64 random = new SplitMix64(5);
    double[] x = new double[rows * WIDTH];
    double[] dy = new double[x.length];
    float[] floatX = new float[x.length];
    float[] floatDy = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floatX[i] = (float) (x[i] = random.nextDouble(-20, 20));
      floatDy[i] = (float) (dy[i] = random.nextDouble(-1, 1));
    }
    double[] y = new double[x.length];
    float[] floatY = new float[x.length];
    activation.forward(x, y, rows, WIDTH);
    activation.forward(floatX, floatY, rows, WIDTH);
    double[] expected = new double[x.length];
    float[] floatExpected = new float[x.length];
    activation.backward(x, y, dy, expected, rows, WIDTH);
    activation.backward(floatX, floatY, floatDy, floatExpected, rows, WIDTH);
    BulkActivation bulk = new BulkActivation(activation);
    bulk.backward(Kernels.best(), x, y, dy, dy, rows, WIDTH);
    bulk.backward(Kernels.best(), floatX, floatY, floatDy, floatDy, rows, WIDTH);
    assertArrayEquals(expected, dy);
    assertArrayEquals(floatExpected, floatDy);
  }
}
