package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
  private static final TextColumn MESSAGES =
      TextColumn.of("message", "go now", "Go home", "now or never", "", "never seen in training, never");
  private static final int[] TRAINING = {0, 1, 2, 3};

  private static TextEncoding fit(TextForm form) {
    return TextEncoding.fit(MESSAGES, TRAINING, form);
  }

  @Test
  void learnsItsVocabularyFromTheTrainingRowsAlone() {
    TextEncoding all = fit(new TextForm(new Words(true), 100, 1, OptionalInt.empty()));
    assertEquals(List.of("go", "now", "home", "never", "or"), all.vocabulary().tokens());
    assertEquals(Column.Type.TEXT, all.type());
    assertArrayEquals(new int[] {4, 0, 0, 0, 0, 4}, all.tokens("never seen in training, never"));
    assertEquals(List.of("now"), fit(TextForm.USUAL).vocabulary().tokens());
    assertEquals(List.of("now", "Go"),
        fit(new TextForm(new Words(false), 3, 1, OptionalInt.empty())).vocabulary().tokens());
  }

  @Test
  void givesAnEmptyTextOneTokenThatIsUnknown() {
    assertArrayEquals(new int[] {0}, fit(TextForm.USUAL).tokens(""));
    assertArrayEquals(new int[] {0}, fit(TextForm.USUAL).tokens(" \t\n"));
  }

  @Test
  void usesTheFirstTokensOfALongText() {
    TextEncoding two = fit(new TextForm(new Words(true), 100, 1, OptionalInt.of(2)));
    assertArrayEquals(new int[] {2, 5}, two.tokens("now or never"));
    assertEquals(1, two.unused("now or never"));
    assertEquals(0, two.unused("go"));
    assertEquals(0, two.unused(""));
    assertEquals(0, fit(TextForm.USUAL).unused("now or never"));
  }

  @Test
  void takesCharactersForTokens() {
    TextEncoding characters = TextEncoding.fit(TextColumn.of("name", "Ana", "Na\0", "😀a"), new int[] {0, 1, 2},
        new TextForm(new Characters(false), 100, 1, OptionalInt.empty()));
    assertEquals(List.of("a", "\0", "A", "N", "n", "😀"), characters.vocabulary().tokens());
    assertArrayEquals(new int[] {6, 1, 1, 0}, characters.tokens("😀aax"));
  }

  @Test
  void refusesColumnsOfOtherThings() {
    TextEncoding encoding = new TextEncoding("x", new Words(true), new Vocabulary(List.of("a")), OptionalInt.empty());
    assertEquals("labels were found where texts are expected",
        assertThrows(DataException.class, () -> encoding.texts(CategoryColumn.of("x", "a"))).problem());
    assertEquals("numbers were found where texts are expected",
        assertThrows(DataException.class, () -> encoding.texts(new NumberColumn("x", new double[1]))).problem());
  }

  @Test
  void refusesToBeATarget() {
    List<ColumnPlan> x = List.of(ColumnPlan.of("x", Scaling.NONE));
    Table table = new Table(
        List.of(new NumberColumn("x", new double[] {1, 2}), TextColumn.of("y", "a", "b")));
    DataException e = assertThrows(DataException.class,
        () -> Preprocessing.fit(table, new int[] {0, 1}, x, List.of(ColumnPlan.of("y", Scaling.NONE))));
    assertEquals("a text can't be predicted", e.problem());
    assertEquals("declare it a number or a category, or take it for an input", e.help());
  }
}
