package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairsTest {
  private static BytePairs learned(int most, String... texts) {
    BytePairLearner learner = new BytePairLearner(false);
    for (String text : texts) {
      learner.add(text);
    }
    return learner.learn(most);
  }

  private static List<String> tokens(BytePairs pairs) {
    return pairs.merges().stream().map(BytePairs.Merge::token).toList();
  }

  /** The example of the paper: low five times, lower twice, newest six times, widest three times. */
  @Test
  void mergesTheMostFrequentPairFirst() {
    String text = "low".repeat(1) + "\nlow".repeat(4) + "\nlower".repeat(2) + "\nnewest".repeat(6)
        + "\nwidest".repeat(3);
    BytePairs pairs = learned(6, text);
    // es and st are equally frequent (9): e comes before s. Then est; l o and o w (7): lo, low. Then n e, e w (6).
    assertEquals(List.of("es", "est", "lo", "low", "ew", "ewest"), tokens(pairs));
    assertEquals(List.of("low", "est", "\n", "n", "ewest"), pairs.split("lowest\nnewest"));
  }

  @Test
  void stopsWhereNoPairOccursTwice() {
    assertEquals(List.of("ab"), tokens(learned(100, "ab\nab\ncd")));
    assertEquals(List.of(), tokens(learned(100, "abc")));
    assertEquals(List.of(), tokens(learned(0, "ab\nab")));
  }

  /** Three places of aaa a pair each; then none of aa aa a is left that occurs twice. */
  @Test
  void countsOverlappingPlacesAndMergesFromTheLeft() {
    BytePairs pairs = learned(1, "aaaaa");
    assertEquals(List.of("aa"), tokens(pairs));
    assertEquals(List.of("aa", "aa", "a"), pairs.split("aaaaa"));
  }

  @Test
  void staysWithinWords() {
    assertEquals(List.of(" a"), tokens(learned(10, "b a, a, a,")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "the cat sat on the mat", "😀😀 e\u0301\r\n", "unseen ÄÖ letters", "  \t "})
  void allTokensTogetherAreTheText(String text) {
    BytePairs pairs = learned(50, "the cat sat on the mat, the cat sat on the hat 😀😀 😀😀");
    assertEquals(text, String.join("", pairs.split(text)));
  }

  @Test
  void splitsAsItLearned() {
    String text = "to be or not to be that is the question whether it is nobler to bear the slings\n".repeat(3);
    BytePairs pairs = learned(200, text);
    assertEquals(pairs, learned(200, text));
    assertEquals(pairs.split(text).subList(0, 8), List.of("to", " be", " or", " not", " to", " be", " that", " is"));
  }

  @Test
  void knowsItsCharacters() {
    BytePairLearner learner = new BytePairLearner(true);
    learner.add("bBa\uFF01😀");
    assertEquals(List.of("b", "a", "\uFF01", "😀"), learner.characters(10, 1));
    assertEquals(List.of("b"), learner.characters(10, 2));
  }

  @Test
  void refusesWhatIsNoMerge() {
    assertThrows(IllegalArgumentException.class,
        () -> new BytePairs(false, List.of(new BytePairs.Merge("a", ""))));
    assertThrows(IllegalArgumentException.class,
        () -> new BytePairs(false, List.of(new BytePairs.Merge("a", "b"), new BytePairs.Merge("a", "b"))));
  }
}
