package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SoftmaxTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Softmax();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    double[] y = new double[3];
    new Softmax().forward(new double[] {1, 2, 3}, y, 1, 3);
    assertArrayEquals(
        new double[] {0.090030573170380457998, 0.24472847105479765247, 0.66524095577482188953}, y, 0x1p-53);
  }

  /** With y = (1/2, 1/2), the Jacobian is ((1/4, -1/4), (-1/4, 1/4)). */
  @Test
  void appliesTheWholeJacobian() {
    double[] dx = new double[2];
    new Softmax().backward(new double[] {7, 7}, new double[] {0.5, 0.5}, new double[] {3, 1}, dx, 1, 2);
    assertArrayEquals(new double[] {0.5, -0.5}, dx);
  }

  @Test
  void isTheSameForNetInputsThatDifferByAConstant() {
    double[] small = new double[2];
    double[] large = new double[2];
    new Softmax().forward(new double[] {0, 1}, small, 1, 2);
    new Softmax().forward(new double[] {1e6, 1e6 + 1}, large, 1, 2);
    assertArrayEquals(small, large);
  }

  @Test
  void oneUnitIsCertain() {
    double[] y = new double[2];
    new Softmax().forward(new double[] {-5, 900}, y, 2, 1);
    assertArrayEquals(new double[] {1, 1}, y);
  }
}
