package io.ganglion.engine.random;

import java.util.random.RandomGenerator;

/**
 * Where every random number comes from: derived from the run's seed, what it is for, and an index, never from the order
 * of calls. So no generator's state has to be saved, and work can be split or resumed anywhere.
 */
public final class Randomness {
  private Randomness() {}

  /** What random numbers are for. The codes are part of every result: never change one, never use one again. */
  public enum Purpose {
    /** Initial weights; the index is the layer's. */
    WEIGHTS(1),
    /** The order of examples in an epoch; the index is the epoch's, from 1. */
    SHUFFLE(2),
    /** Which examples are for training, validation and test. */
    SPLIT(3),
    /** What a comparison draws to judge its results; the index is that of a test or an interval. */
    COMPARISON(4),
    /** Which settings a sweep tries; the index is that of the try. */
    SWEEP(5),
    /** How the values of an input are shuffled to see what it matters; the index is that of the shuffle. */
    IMPORTANCE(6),
    /** What layers leave out in a step of the training; by step, layer and example. */
    DROPOUT(7),
    /** Which token comes next; the index is how many were drawn before. */
    GENERATION(8),
    /** The sequences of a task that is drawn at random; the index is that of the sequence. */
    TASK(9),
    /** Where beside the initial weights gradients are checked; the index is the place of a block of parameters. */
    CHECK(10);

    private final long code;

    Purpose(long code) {
      this.code = code;
    }
  }

  /** A generator of its own for every {@code (seed, purpose, index)}, the same on every JDK. */
  public static RandomGenerator of(long seed, Purpose purpose, long index) {
    long state = SplitMix64.mix(seed + 0x9e3779b97f4a7c15L);
    state = SplitMix64.mix(state ^ (purpose.code * 0xd1342543de82ef95L));
    state = SplitMix64.mix(state ^ (index * 0xaf251af3b0f025b5L + 1));
    return new SplitMix64(state);
  }

  /** What {@link #bits} of one purpose go out from, for two indices. */
  public static long key(long seed, Purpose purpose, long first, long second) {
    long key = SplitMix64.mix(seed + 0x9e3779b97f4a7c15L);
    key = SplitMix64.mix(key ^ (purpose.code * 0xd1342543de82ef95L));
    return further(further(key, first), second);
  }

  /** Another key for each index. */
  public static long further(long key, long index) {
    return SplitMix64.mix(key ^ (index * 0xaf251af3b0f025b5L + 1));
  }

  /** 64 random bits for each index: those of SplitMix64 whose state is the key, at any place of its sequence. */
  public static long bits(long key, long index) {
    return SplitMix64.mix(key + (index + 1) * 0x9e3779b97f4a7c15L);
  }

  /** Shuffles {@code order} (Fisher and Yates). */
  public static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
