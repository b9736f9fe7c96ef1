package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ObjectiveTest {
  /** x² + y², whose gradient is 2x, 2y; one slice for each. */
  private static final Objective BOWL = new Objective() {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double value(double[] parameters) {
      return parameters[0] * parameters[0] + parameters[1] * parameters[1];
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      gradient[0] = 2 * parameters[0];
      gradient[1] = 2 * parameters[1];
      return value(parameters);
    }

    @Override
    public void inSlices(Slice slice) {
      slice.work(1, 2);
      slice.work(0, 1);
    }
  };

  @Test
  void slicesSeeTheGradientWhereAllParametersWereBefore() {
    double[] parameters = {3, -4};
    double[] gradient = {Double.NaN, Double.NaN};
    double value = BOWL.gradient(parameters, gradient, (from, to) -> {
      for (int i = from; i < to; i++) {
        parameters[i] -= 0.25 * gradient[i];
      }
    });
    assertEquals(25, value);
    assertArrayEquals(new double[] {6, -8}, gradient);
    assertArrayEquals(new double[] {1.5, -2}, parameters);
  }
}
