package io.ganglion.engine.objective;

import io.ganglion.engine.random.Randomness;

/** The order in which an epoch goes through the examples: drawn anew for each, from the seed and the epoch alone. */
public final class EpochOrder {
  private static final int NONE = -1;

  private final long seed;
  private final int[] order;
  private int epoch = NONE;

  /** @param examples how many there are */
  public EpochOrder(long seed, int examples) {
    this.seed = seed;
    this.order = new int[examples];
  }

  /** The indices of the examples, valid until another epoch is asked for. */
  int[] of(int epoch) {
    if (epoch != this.epoch) {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      Randomness.shuffle(order, Randomness.of(seed, Randomness.Purpose.SHUFFLE, epoch));
      this.epoch = epoch;
    }
    return order;
  }
}
