package io.ganglion.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Softsign;
import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.engine.random.SplitMix64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnLoopTest {
  private static final int WIDTH = 7;
  private static final int ROWS = 200;

  /** As a stranger would write it. */
  private record Cubic(double factor) implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x + factor * x * x * x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1 + 3 * factor * x * x;
    }
  }

  static List<ElementwiseActivation> activations() {
    return List.of(new Cubic(0.1), new Cubic(-3), new Softsign(), new LeakyRelu());
  }

  @ParameterizedTest
  @MethodSource("activations")
  void givesTheBitsOfTheDefaultLoops(ElementwiseActivation activation) {
    Activation loop = OwnLoop.of(activation);
    SplitMix64 random = new SplitMix64(5);
    int size = ROWS * WIDTH;
    double[] x = random.doubles(size, -3, 3).toArray();
    double[] dy = random.doubles(size, -1, 1).toArray();
    double[] expected = new double[size];
    double[] actual = new double[size];
    activation.forward(x, expected, ROWS, WIDTH);
    loop.forward(x, actual, ROWS, WIDTH);
    assertArrayEquals(expected, actual);
    double[] y = expected.clone();
    activation.backward(x, y, dy, expected, ROWS, WIDTH);
    loop.backward(x, y, dy, actual, ROWS, WIDTH);
    assertArrayEquals(expected, actual);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void givesTheBitsOfTheDefaultLoopsInSinglePrecision(ElementwiseActivation activation) {
    Activation loop = OwnLoop.of(activation);
    SplitMix64 random = new SplitMix64(6);
    int size = ROWS * WIDTH;
    float[] x = new float[size];
    float[] dy = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextDouble(-3, 3);
      dy[i] = (float) random.nextDouble(-1, 1);
    }
    float[] expected = new float[size];
    float[] actual = new float[size];
    activation.forward(x, expected, ROWS, WIDTH);
    loop.forward(x, actual, ROWS, WIDTH);
    assertArrayEquals(expected, actual);
    float[] y = expected.clone();
    activation.backward(x, y, dy, expected, ROWS, WIDTH);
    loop.backward(x, y, dy, actual, ROWS, WIDTH);
    assertArrayEquals(expected, actual);
  }

  @Test
  void isOneClassPerActivationClass() {
    Class<?> cubic = OwnLoop.of(new Cubic(1)).getClass();
    assertTrue(cubic.isHidden());
    assertSame(cubic, OwnLoop.of(new Cubic(2)).getClass());
    assertNotSame(cubic, OwnLoop.of(new Softsign()).getClass());
  }
}
