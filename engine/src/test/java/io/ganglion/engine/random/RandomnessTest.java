package io.ganglion.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.random.Randomness.Purpose;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden numbers come from a Python program: models that people keep were drawn from them, so they never change. */
class RandomnessTest {
  @Test
  void derivesTheSameStreamsForEver() {
    assertStream(Randomness.of(42, Purpose.WEIGHTS, 0), 0x04f7dcb75f9229b3L, 0xf136e573fb514461L);
    assertStream(Randomness.of(42, Purpose.WEIGHTS, 1), 0x32dc31ac2d988ac5L, 0xd08413e3e51d2da7L);
    assertStream(Randomness.of(42, Purpose.SHUFFLE, 1), 0x055257d2a0a03370L, 0x2807979a94de4fdcL);
    assertStream(Randomness.of(42, Purpose.SPLIT, 0), 0xcdec2ae5f54bbdbaL, 0x6d71159415b2e316L);
    assertStream(Randomness.of(-1, Purpose.WEIGHTS, 0), 0x1c5d767803471e3fL, 0x71889cf95b8493f3L);
  }

  private static void assertStream(RandomGenerator random, long first, long second) {
    assertEquals(first, random.nextLong());
    assertEquals(second, random.nextLong());
  }

  /** 3 seeds, all purposes, 2000 indices: among so few longs not even one should come twice. */
  @Test
  void givesEverySeedPurposeAndIndexAStreamOfItsOwn() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, -7}) {
      for (Purpose purpose : Purpose.values()) {
        for (int index = 0; index < 2000; index++) {
          RandomGenerator random = Randomness.of(seed, purpose, index);
          firsts.add(random.nextLong());
          firsts.add(random.nextLong());
          streams++;
        }
      }
    }
    assertEquals(2 * streams, firsts.size());
  }

  @Test
  void shufflesAsTheReferenceDoes() {
    int[] order = IntStream.range(0, 10).toArray();
    Randomness.shuffle(order, Randomness.of(42, Purpose.SHUFFLE, 1));
    assertArrayEquals(new int[] {1, 0, 4, 9, 3, 8, 6, 2, 5, 7}, order);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 1000})
  void losesAndDoublesNothingInAShuffle(int size) {
    int[] order = IntStream.range(0, size).toArray();
    Randomness.shuffle(order, Randomness.of(7, Purpose.SHUFFLE, 3));
    assertArrayEquals(IntStream.range(0, size).toArray(), IntStream.of(order).sorted().toArray());
  }

  /** All 24 orders of 4 things in 24,000 shuffles, each within 5 standard deviations of 1000. */
  @Test
  void givesEveryOrderTheSameChance() {
    int[] counts = new int[256];
    for (int epoch = 0; epoch < 24_000; epoch++) {
      int[] order = {0, 1, 2, 3};
      Randomness.shuffle(order, Randomness.of(1, Purpose.SHUFFLE, epoch));
      counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
    }
    int[] seen = IntStream.of(counts).filter(count -> count > 0).toArray();
    assertEquals(24, seen.length);
    for (int count : seen) {
      assertEquals(1000, count, 5 * Math.sqrt(1000 * 23.0 / 24));
    }
  }
}
