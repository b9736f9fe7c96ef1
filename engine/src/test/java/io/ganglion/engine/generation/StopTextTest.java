package io.ganglion.engine.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTextTest {
  /** What it lets through, piece by piece, and last what it held back. */
  private static List<String> texts(String stop, String... pieces) {
    StopText end = new StopText(stop);
    List<String> texts = new ArrayList<>();
    for (String piece : pieces) {
      texts.add(end.next(piece));
    }
    texts.add(end.rest());
    return texts;
  }

  @Test
  void endsBeforeTheText() {
    assertEquals(List.of("ab", "", ""), texts(".", "ab.cd", "e"));
    assertEquals(List.of("a", "", "", ""), texts("\n\n", "a\n", "\nb", "c"));
    assertEquals(List.of("", "", "", "", ""), texts("stop", "s", "t", "o", "p"));
    assertEquals(List.of("", ""), texts("stop", "stop"));
  }

  @Test
  void letsThroughWhatOnlyBeganLikeIt() {
    assertEquals(List.of("", "sta", "rt", ""), texts("stop", "st", "a", "rt"));
    assertEquals(List.of("a", "aabd", ""), texts("aabc", "aaa", "bd"));
    assertEquals(List.of("x", "ab"), texts("abc", "xab"));
  }

  @Test
  void knowsWhetherItIsOver() {
    StopText end = new StopText("ab");
    end.next("a");
    assertEquals(false, end.isOver());
    end.next("b");
    assertEquals(true, end.isOver());
  }

  @Test
  void refusesAnEmptyText() {
    assertThrows(IllegalArgumentException.class, () -> new StopText(""));
  }
}
