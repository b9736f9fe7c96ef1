package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Words WORDS = new Words(true);

  private static TokenCounts counts(String... texts) {
    TokenCounts counts = new TokenCounts();
    for (String text : texts) {
      counts.add(text, WORDS);
    }
    return counts;
  }

  @Test
  void takesTheMostFrequentTokens() {
    TokenCounts counts = counts("b b b", "a a c", "c d");
    assertEquals(List.of("b", "a", "c"), counts.vocabulary(4, 1).tokens());
    assertEquals(List.of("b", "a", "c", "d"), counts.vocabulary(100, 1).tokens());
    assertEquals(List.of("b", "a", "c"), counts.vocabulary(100, 2).tokens());
    assertEquals(List.of("b"), counts.vocabulary(100, 3).tokens());
    assertEquals(List.of(), counts.vocabulary(1, 1).tokens());
    assertEquals(4, counts.distinct());
    assertEquals(1, counts.seenOnce());
    assertEquals(3, counts.count("b"));
    assertEquals(0, counts.count("z"));
  }

  /** By code units, the emoji (D83D …) would come before U+FF01. */
  @Test
  void sortsEquallyFrequentTokensByTheirCodePoints() {
    assertEquals(List.of("a", "ab", "b", "é", "\uFF01", "😀"),
        counts("😀", "\uFF01", "b", "é", "ab", "a").mostFrequent(10));
    assertEquals(counts("x y z w").vocabulary(3, 1), counts("w z", "y x").vocabulary(3, 1));
  }

  @Test
  void numbersKnownTokensFrom1() {
    Vocabulary vocabulary = new Vocabulary(List.of("go", "now"));
    assertEquals(3, vocabulary.size());
    assertArrayEquals(new int[] {1, 0, 2, 2}, vocabulary.indices("Go there NOW now", WORDS));
    assertEquals("now", vocabulary.token(2));
    assertEquals("(unknown)", vocabulary.token(0));
  }

  @Test
  void givesAnEmptyTextOneUnknownToken() {
    Vocabulary vocabulary = new Vocabulary(List.of("go"));
    assertArrayEquals(new int[] {0}, vocabulary.indices("", WORDS));
    assertArrayEquals(new int[] {0}, vocabulary.indices(" \n", WORDS));
    assertArrayEquals(new int[] {0}, new Vocabulary(List.of()).indices("", new Characters(false)));
  }

  @Test
  void refusesATokenTwice() {
    assertEquals("'a' occurs twice", assertThrows(IllegalArgumentException.class,
        () -> new Vocabulary(List.of("a", "b", "a"))).getMessage());
    assertEquals("a token is empty", assertThrows(IllegalArgumentException.class,
        () -> new Vocabulary(List.of("a", ""))).getMessage());
  }
}
