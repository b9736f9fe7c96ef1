package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacedWordsTest {
  private static List<String> split(String text) {
    return new SpacedWords(false).split(text);
  }

  @Test
  void putsTheBlankBeforeAWordIntoIt() {
    assertEquals(List.of("To", " be", ",", " or", " not"), split("To be, or not"));
    assertEquals(List.of(" ", " a", "\n", "b", " ", "."), split("  a\nb ."));
    assertEquals(List.of(" don't", " ", "'", "no", "'", " it", "'"), split(" don't 'no' it'"));
    assertEquals(List.of("r2d2", "-", "7"), split("r2d2-7"));
  }

  @Test
  void keepsMarksWithWhatTheyStandBehind() {
    assertEquals(List.of("cafe\u0301", " x"), split("cafe\u0301 x"));
    assertEquals(List.of("\u0301", "a"), split("\u0301a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "  \r\n\t x  y", "It's 3 o'clock.\n\n'Tis!", "日本語 で😀 e\u0301\u0301 \u0000z",
      "don’t \u200D x", "\u0301", " \u0301a"})
  void allTokensTogetherAreTheText(String text) {
    assertEquals(text, String.join("", split(text)));
  }

  @Test
  void makesCapitalsSmall() {
    assertEquals(List.of("to", " be", "!"), new SpacedWords(true).split("To BE!"));
  }
}
