package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Words WORDS = new Words(false);
  private static final Words SMALL = new Words(true);

  @Test
  void areRunsOfLettersAndNumbersAndEveryOtherSign() {
    assertEquals(List.of("Ok", "lar", ".", ".", ".", "Joking", "wif", "u", "2day", "!"),
        WORDS.split("Ok lar... Joking wif u 2day!"));
    assertEquals(List.of("£", "1", ".", "50", "/", "msg", "@", "txt", "_", "x²"), WORDS.split("£1.50/msg @txt_x²"));
  }

  @Test
  void keepAnApostropheWithinAWordAlone() {
    assertEquals(List.of("I", "don't", "say", "'", "no", "'", "rock'n'roll", "o’clock", "dogs", "'"),
        WORDS.split("I don't say 'no' rock'n'roll o’clock dogs'"));
    assertEquals(List.of("'", "'", "a", "'", "'", "b"), WORDS.split("''a''b"));
  }

  @Test
  void areSeparatedByEveryBlankThatUnicodeNames() {
    assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"),
        WORDS.split(" a\tb\r\nc\u00a0d\u2003e\u2028f\u3000g\u0085"));
    assertEquals(List.of(), WORDS.split(" \n\t "));
    assertEquals(List.of(), WORDS.split(""));
  }

  @Test
  void takeControlCharactersForSigns() {
    assertEquals(List.of("a", "\0", "b", "\u0001"), WORDS.split("a\0b\u0001"));
    assertEquals(List.of("\uFEFF", "a"), WORDS.split("\uFEFFa"));
  }

  @Test
  void keepCombiningMarksWithWhatTheyCombineWith() {
    assertEquals(List.of("cafe\u0301", "x"), WORDS.split("cafe\u0301 x"));
    assertEquals(List.of("\u0301", "a"), WORDS.split("\u0301 a"));
    assertEquals(List.of("हिन्दी", "में"), WORDS.split("हिन्दी में"));
    assertEquals(List.of("שָׁלוֹם", "!"), WORDS.split("שָׁלוֹם!"));
  }

  @Test
  void takeRightToLeftTextInTheOrderInWhichItIsStored() {
    assertEquals(List.of("مرحبا", "،", "world", "שלום"), WORDS.split("مرحبا، world שלום"));
    assertEquals(List.of("می\u200Cخواهم"), WORDS.split("می\u200Cخواهم"));
  }

  @Test
  void takeAComposedEmojiForOneSign() {
    assertEquals(List.of("😀", "😀", "a"), WORDS.split("😀😀a"));
    assertEquals(List.of("👩\u200D🚀", "👍🏽", "❤\uFE0F", "ok"), WORDS.split("👩\u200D🚀👍🏽❤\uFE0Fok"));
    assertEquals(List.of("👨\u200D👩\u200D👧", "!"), WORDS.split("👨\u200D👩\u200D👧!"));
  }

  @Test
  void takeEveryIdeographForItself() {
    assertEquals(List.of("我", "爱", "Java17", "。"), WORDS.split("我爱Java17。"));
    assertEquals(List.of("𠀋", "ひらがな"), WORDS.split("𠀋ひらがな"));
  }

  @Test
  void takeHalfAPairForTheReplacementCharacter() {
    assertEquals(List.of("a", "\uFFFD", "b"), WORDS.split("a\uD83Db"));
    assertEquals(List.of("\uFFFD"), WORDS.split("\uDE00"));
    assertEquals(List.of("\uFFFD", "\uFFFD"), WORDS.split("\uDE00\uD83D"));
  }

  @Test
  void makeCapitalsSmallInNoLanguagesWay() {
    assertEquals(List.of("free", "ärger", "straße", "σίσυφοσ", "istanbul"),
        SMALL.split("FREE Ärger STRAßE ΣΊΣΥΦΟΣ ISTANBUL"));
    assertEquals(List.of("i", "𐐨", "ᏸ", "ǆ"), SMALL.split("İ 𐐀 Ᏸ ǅ"));
  }
}
