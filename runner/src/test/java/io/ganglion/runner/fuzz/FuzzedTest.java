package io.ganglion.runner.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Replays the corpora of {@code .ci/fuzz}, among which are all findings, and some changes of each file; more with
 * {@code -Dganglion.fuzz=10000}.
 */
class FuzzedTest {
  private static final int CHANGES = Integer.getInteger("ganglion.fuzz", 120);

  private static List<Path> corpus(Fuzzed.Reader reader) throws IOException {
    try (Stream<Path> files = Files.list(reader.corpus())) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesOrReads(Fuzzed.Reader reader) throws IOException {
    assertFalse(corpus(reader).isEmpty());
    for (Path file : corpus(reader)) {
      byte[] bytes = Files.readAllBytes(file);
      assertVerdict(assertDoesNotThrow(() -> Fuzzed.read(reader, bytes), file::toString), file.toString());
      for (int seed = 0; seed < CHANGES; seed++) {
        byte[] changed = changed(bytes, new SplittableRandom(seed));
        String where = file + ", seed " + seed;
        assertVerdict(assertDoesNotThrow(() -> Fuzzed.read(reader, changed), where), where);
      }
    }
  }

  /** Read, or refused for a reason in words. */
  private static void assertVerdict(Optional<String> refusal, String where) {
    refusal.ifPresent(why -> assertTrue(why.matches("(?s).*[a-z]{2} .*") && !why.contains("Exception"),
        () -> where + ": " + why));
  }

  @Test
  void changesThousandsOfFiles() throws IOException {
    int files = 0;
    for (Fuzzed.Reader reader : Fuzzed.Reader.values()) {
      files += corpus(reader).size();
    }
    assertTrue(files * (1 + CHANGES) >= 3_000, files + " files");
  }

  /** Bytes with a few changes: some flipped, set to a limit, left out, doubled, or cut off. */
  private static byte[] changed(byte[] bytes, SplittableRandom random) {
    byte[] changed = bytes.clone();
    for (int change = random.nextInt(1, 5); change > 0 && changed.length > 1; change--) {
      int at = random.nextInt(changed.length);
      int length = random.nextInt(1, Math.min(9, changed.length - at) + 1);
      switch (random.nextInt(6)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> Arrays.fill(changed, at, at + length, (byte) 0xff);
        case 2 -> Arrays.fill(changed, at, at + length, (byte) 0);
        case 3 -> changed = spliced(changed, at, length, 0);
        case 4 -> changed = spliced(changed, at, length, random.nextInt(2, 50));
        default -> changed = random.nextInt(4) > 0 ? changed : Arrays.copyOf(changed, at);
      }
    }
    return changed;
  }

  /** With {@code times} copies of some bytes in their place. */
  private static byte[] spliced(byte[] bytes, int at, int length, int times) {
    byte[] result = new byte[bytes.length + (times - 1) * length];
    System.arraycopy(bytes, 0, result, 0, at);
    for (int i = 0; i < times; i++) {
      System.arraycopy(bytes, at, result, at + i * length, length);
    }
    System.arraycopy(bytes, at + length, result, at + times * length, bytes.length - at - length);
    return result;
  }
}
