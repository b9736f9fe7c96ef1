package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** {@link NamedRowTest} has the kinds of values, one by one. */
class GivenColumnTest {
  private static final NumberEncoding NUMBER = new NumberEncoding("x", Scaling.NONE, 0, 1);
  private static final CategoryEncoding LABELS =
      new CategoryEncoding("x", List.of("2", "NA"), CategoryForm.ONE_HOT);

  private static GivenColumn given(ColumnEncoding input) {
    return new Preprocessing(List.of(input), List.of(new NumberEncoding("y", Scaling.NONE, 0, 1))).given().get(0);
  }

  @Test
  void makesAColumnOfManyValues() {
    assertEquals(new NumberColumn("x", new double[] {2.5, Double.NaN, -1, 1e3, Double.NaN}),
        given(NUMBER).of(Arrays.asList(new BigDecimal("2.50"), null, -1L, " 1e3 ", "?")));
    assertEquals(CategoryColumn.of("x", "2", "NA", null, "2"),
        given(LABELS).of(Arrays.asList(2, "NA", null, " 2 ")));
    ColumnEncoding date = new DateEncoding("x", new DateForm("dd.MM.yy", List.of(DatePart.YEAR)), List.of(NUMBER));
    assertEquals(new NumberColumn("x", Column.Type.DATE, new double[] {86_400, 951_782_400}),
        given(date).of(List.of(LocalDate.of(1970, 1, 2), "29.02.00")));
  }

  @Test
  void saysWhatIsAGap() {
    for (Object gap : Arrays.asList(null, Double.NaN, Float.NaN, "", " ", "NA", "?")) {
      assertTrue(given(NUMBER).isGap(gap), String.valueOf(gap));
    }
    for (Object value : List.of("NA", " NA ", 0, "x")) {
      assertFalse(given(LABELS).isGap(value), String.valueOf(value));
    }
  }

  @Test
  void textsAreAsTheyAre() {
    ColumnEncoding text = new TextEncoding("x", new Words(true), new Vocabulary(List.of("go")), OptionalInt.empty());
    assertEquals(TextColumn.of("x", " a ", ""), given(text).of(List.of(" a ", "")));
    assertFalse(given(text).isGap(""));
    assertTrue(given(text).isGap(null));
  }

  @Test
  void saysWhatIsOfAnotherKind() {
    assertEquals("column 'x': 'a lot' is not a number; a number is expected, or a text such as 12, -0.5 or 1.5e-3",
        assertThrows(DataException.class, () -> given(NUMBER).of(List.of(1, "a lot"))).getMessage());
  }
}
