package io.ganglion.testkit;

import io.ganglion.api.Batch;
import io.ganglion.api.Carry;
import java.util.Arrays;
import java.util.Optional;

/** Examples of given lengths. Their random bits follow from the number of an example, wherever it is in the batch. */
final class PlainBatch implements Batch {
  private final int[] numbers;
  private final int[] starts;
  private final boolean isTraining;
  private final double[] statistics;
  private final Optional<Carry> carry;
  private long asked;

  private PlainBatch(int[] numbers, int[] starts, boolean isTraining, double[] statistics, Optional<Carry> carry) {
    this.numbers = numbers;
    this.starts = starts;
    this.isTraining = isTraining;
    this.statistics = statistics;
    this.carry = carry;
  }

  /**
   * Some examples.
   *
   * @param numbers which ones
   * @param lengths how many rows each of them has
   */
  static PlainBatch of(int[] numbers, int[] lengths, boolean isTraining, double[] statistics) {
    int[] starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      starts[i + 1] = starts[i] + lengths[i];
    }
    return new PlainBatch(numbers, starts, isTraining, statistics, Optional.empty());
  }

  /** Some steps of a sequence that goes on from others. */
  static PlainBatch part(int steps, Carry carry, double[] statistics) {
    return new PlainBatch(new int[] {0}, new int[] {0, steps}, false, statistics, Optional.of(carry));
  }

  @Override
  public int examples() {
    return starts.length - 1;
  }

  @Override
  public int start(int example) {
    return starts[example];
  }

  @Override
  public boolean isTraining() {
    return isTraining;
  }

  @Override
  public long bits(int example, long index) {
    asked++;
    return mixed(mixed(numbers[example] + 0x9e3779b97f4a7c15L) ^ index);
  }

  /** Two rounds of SplittableRandom's function. */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** How often {@link #bits} were asked for. */
  long asked() {
    return asked;
  }

  @Override
  public Optional<Carry> carry() {
    return carry;
  }

  @Override
  public double[] statistics() {
    return statistics;
  }

  @Override
  public String toString() {
    return "examples " + Arrays.toString(numbers);
  }
}
