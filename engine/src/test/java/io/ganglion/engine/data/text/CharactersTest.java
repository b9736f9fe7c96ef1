package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CharactersTest {
  private static final Characters CHARACTERS = new Characters(false);

  @Test
  void areCodePointsAsTheyAre() {
    assertEquals(List.of("a", " ", "\n", "\0", "B"), CHARACTERS.split("a \n\0B"));
    assertEquals(List.of("😀", "\u200D", "🚀"), CHARACTERS.split("😀\u200D🚀"));
    assertEquals(List.of("e", "\u0301", "ש", "م"), CHARACTERS.split("e\u0301שم"));
    assertEquals(List.of(), CHARACTERS.split(""));
  }

  @Test
  void areSmallIfAsked() {
    assertEquals(List.of("a", "é", "ß", "1"), new Characters(true).split("AÉß1"));
  }

  @Test
  void takeHalfAPairForTheReplacementCharacter() {
    assertEquals(List.of("\uFFFD", "x"), CHARACTERS.split("\uD83Dx"));
    assertEquals(List.of("x", "\uFFFD"), CHARACTERS.split("x\uDE00"));
  }
}
