package io.ganglion.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProblemTest {
  private static String rendered(String text, int column, int length) {
    Place.Excerpt excerpt = new Place.Excerpt(14, column, length, text);
    return new Problem("wrong", Place.inFile("a.yaml", excerpt), "").render();
  }

  @Test
  void underlinesWhatIsMeant() {
    assertEquals("""
        error: wrong
          --> a.yaml:14:7
           |
        14 | name: iris
           |       ^^^^
        """, rendered("name: iris", 7, 4));
  }

  @Test
  void showsATabAsOneSpace() {
    assertEquals("""
        error: wrong
          --> a.yaml:14:2
           |
        14 |  name
           |  ^^^^
        """, rendered("\tname", 2, 4));
  }

  @Test
  void underlinesWideCharactersAsWideAsTheyAre() {
    assertEquals("""
        error: wrong
          --> a.yaml:14:5
           |
        14 | 花\uD83D\uDE00: 花びら x
           |       ^^^^^^
        """, rendered("花\uD83D\uDE00: 花びら x", 5, 3));
  }

  @Test
  void leavesNoRoomForCombiningCharacters() {
    assertEquals("""
        error: wrong
          --> a.yaml:14:8
           |
        14 | cafe\u0301: x
           |       ^
        """, rendered("cafe\u0301: x", 8, 1));
  }

  @Test
  void underlinesTheEndOfALine() {
    assertEquals("""
        error: wrong
          --> a.yaml:14:3
           |
        14 | a:
           |   ^
        """, rendered("a:", 3, 1));
  }
}
