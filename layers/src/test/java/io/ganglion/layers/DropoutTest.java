package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutTest implements AnyShapeContract {
  @Override
  public Layer layer() {
    return new Dropout(0.4, false);
  }

  /** Of 20,000 numbers, within four standard deviations. */
  @Test
  void dropsAtItsRateAndEnlargesTheOthers() {
    for (double rate : new double[] {0.1, 0.5, 0.9}) {
      double[] ones = new double[20_000];
      Arrays.fill(ones, 1);
      double[] dropped = new PlainPass(new Dropout(rate, false), new Shape.Steps(10)).outputs(ones)[0];
      long zeros = Arrays.stream(dropped).filter(y -> y == 0).count();
      assertEquals(rate * 20_000, zeros, 4 * Math.sqrt(20_000 * rate * (1 - rate)), "rate " + rate);
      double scale = 65536 / (65536 - (double) Math.round(rate * 65536));
      assertTrue(Arrays.stream(dropped).allMatch(y -> y == 0 || y == scale), "rate " + rate);
    }
  }

  @Test
  void dropsTheSameFeaturesOfAWholeSequence() {
    double[] ones = new double[40 * 100];
    Arrays.fill(ones, 1);
    double[] dropped = new PlainPass(new Dropout(0.5, true), new Shape.Steps(40)).outputs(ones)[0];
    for (int i = 40; i < dropped.length; i++) {
      assertEquals(dropped[i - 40], dropped[i]);
    }
    long zeros = Arrays.stream(dropped, 0, 40).filter(y -> y == 0).count();
    assertTrue(zeros > 5 && zeros < 35, zeros + " of 40 features");
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 'rate must be 0 or greater and less than 1, but is -0.1'",
      "1, 'rate must be 0 or greater and less than 1, but is 1.0'",
      "NaN, 'rate must be 0 or greater and less than 1, but is NaN'",
      "0.999999, 'rate must be at most 0.99998, but is 0.999999'"})
  void refusesRatesThatDropAll(double rate, String message) {
    assertEquals(message,
        assertThrows(InvalidSettingException.class, () -> new Dropout(rate, false)).getMessage());
  }

  @Nested
  class OfWholeSequences implements AnyShapeContract {
    @Override
    public Layer layer() {
      return new Dropout(0.5, true);
    }
  }

  @Nested
  class Off implements AnyShapeContract {
    @Override
    public Layer layer() {
      return new Dropout(0, false);
    }
  }
}
