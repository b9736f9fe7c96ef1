package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NextTokenEncodingTest {
  private static NextTokenEncoding next(Tokenizer tokenizer, String... tokens) {
    return new NextTokenEncoding(new TextEncoding("text", tokenizer, new Vocabulary(List.of(tokens)),
        OptionalInt.empty()));
  }

  private static final NextTokenEncoding LETTERS = next(new Characters(false), "a", "b", "😀");

  @Test
  void givesWindowsInWhichEachTokenHasTheNextAsItsTarget() {
    Examples examples = LETTERS.examples("ab😀ab?a", 3, 2);
    assertEquals(List.of(new Shape.Tokens(4)), examples.shapes());
    assertEquals(2, examples.count());
    assertArrayEquals(new double[] {1, 2, 3}, examples.input(0));
    assertArrayEquals(new int[] {2, 3, 1, 2, 0, 1}, ((Targets.Classes) examples.allTargets()).values());
    assertArrayEquals(new double[] {2, 3, 1, 2, 0}, examples.input(1), "two of warm-up");
    assertEquals(6, examples.countedRows());
    assertEquals(4, examples.targetWidth());
  }

  @Test
  void countsCodePoints() {
    assertArrayEquals(new int[] {1, 3, 2, 1}, next(new SpacedWords(false), " to", "e\u0301", "😀").characters());
  }

  @Test
  void needsTwoTokens() {
    for (String text : List.of("", "a", "😀")) {
      assertEquals("the text has no token with one behind it",
          assertThrows(DataException.class, () -> LETTERS.examples(text, 3, 0)).problem());
    }
  }

  @Test
  void predictsTheMostProbableToken() {
    assertEquals(new CategoryPrediction("text", "b", List.of("(unknown)", "a", "b", "😀"),
        new double[] {0.1, 0.2, 0.4, 0.3}), LETTERS.decode(new double[] {9, 0.1, 0.2, 0.4, 0.3}, 1));
  }

  @Test
  void isStoredWithItsTokenizer() throws IOException {
    for (NextTokenEncoding next : List.of(LETTERS, next(new SpacedWords(true), " to", "\n"),
        next(new BytePairs(false, List.of(new BytePairs.Merge("a", "b"), new BytePairs.Merge("ab", "ab"))), "a", "b",
            "ab", "abab"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      next.preprocessing().write(new DataOutputStream(bytes));
      assertEquals(next.preprocessing(),
          Preprocessing.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }
  }
}
