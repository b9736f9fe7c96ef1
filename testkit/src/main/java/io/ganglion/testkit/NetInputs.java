package io.ganglion.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Arrays that activations and losses are tried on. All numbers are multiples of 2⁻¹⁷. */
final class NetInputs {
  private static final int TAIL = 5;

  private NetInputs() {}

  static double[] some(int count) {
    return random(count, 1);
  }

  /** Numbers that have nothing to do with {@link #some}. */
  static double[] others(int count) {
    return random(count, 2);
  }

  static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Examples of {@code width} units: for one, a grid that holds 0 and numbers far out; for more, random rows. */
  static double[] forDerivatives(int width, double largest) {
    DoubleStream inputs = width == 1
        ? DoubleStream.concat(
            DoubleStream.iterate(-8, x -> x <= 8, x -> x + 0.125),
            DoubleStream.concat(DoubleStream.of(-700, -100, -50, -20, 20, 50, 100, 700), Arrays.stream(random(99, 3))))
        : DoubleStream.concat(Arrays.stream(new double[width]), Arrays.stream(random(50 * width, 4)));
    return inputs.map(x -> Math.max(-largest, Math.min(x, largest))).toArray();
  }

  /** {@code head}, followed by more numbers than are needed. */
  static double[] withTail(double[] head, double tail) {
    double[] array = Arrays.copyOf(head, head.length + TAIL);
    Arrays.fill(array, head.length, array.length, tail);
    return array;
  }

  /** From -6 to 6. */
  static double[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.ints(count, -6 << 17, 6 << 17).mapToDouble(i -> i * 0x1p-17).toArray();
  }
}
