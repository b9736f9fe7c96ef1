package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedRowTest {
  private static final List<ColumnEncoding> TARGET = List.of(new NumberEncoding("y", Scaling.NONE, 0, 1));
  private static final NumberEncoding NUMBER = new NumberEncoding("x", Scaling.NONE, 0, 1);
  private static final CategoryEncoding LABELS =
      new CategoryEncoding("x", List.of("2", "2.5", "DAYS", "true"), CategoryForm.ONE_HOT);
  private static final CategoryEncoding WORDS = new CategoryEncoding("x", Column.Type.BOOLEAN, List.of("no", "yes"),
      CategoryForm.BINARY, Unseen.ERROR);

  private static ColumnEncoding date(String pattern) {
    return new DateEncoding("x", new DateForm(pattern, List.of(DatePart.YEAR)),
        List.of(new NumberEncoding("x", Scaling.NONE, 0, 1)));
  }

  private static Column column(ColumnEncoding input, Object value) {
    return table(input, Collections.singletonMap("x", value)).columns().get(0);
  }

  private static Table table(ColumnEncoding input, Map<String, ?> row) {
    return new Preprocessing(List.of(input), TARGET).table(row);
  }

  static Stream<Object> twoAndAHalf() {
    return Stream.of(2.5, 2.5f, new BigDecimal("2.50"), "2.5", " 25e-1 ", new StringBuilder("2.5"));
  }

  @ParameterizedTest
  @MethodSource("twoAndAHalf")
  void takesNumbers(Object value) {
    assertEquals(2.5, ((NumberColumn) column(NUMBER, value)).values()[0]);
  }

  @Test
  void takesWholeNumbers() {
    for (Object value : List.of(7, 7L, (short) 7, (byte) 7, BigInteger.valueOf(7), '7')) {
      assertEquals(7, ((NumberColumn) column(NUMBER, value)).values()[0]);
    }
  }

  static Stream<Object> leapDay() {
    return Stream.of(LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 0, 0), "2024-02-29",
        Instant.ofEpochSecond(1_709_164_800), Instant.ofEpochSecond(1_709_164_800, 999_999_999),
        OffsetDateTime.parse("2024-02-29T02:00+02:00"),
        ZonedDateTime.of(2024, 2, 29, 1, 0, 0, 0, ZoneId.of("Europe/Berlin")));
  }

  @ParameterizedTest
  @MethodSource("leapDay")
  void takesDates(Object value) {
    NumberColumn column = (NumberColumn) column(date(""), value);
    assertEquals(Column.Type.DATE, column.type());
    assertEquals(1_709_164_800.0, column.values()[0]);
  }

  @Test
  void readsDatesByThePatternOfTheColumn() {
    assertEquals(1_709_164_800.0, ((NumberColumn) column(date("d.M.yyyy"), "29.2.2024")).values()[0]);
    assertRefused("column 'x': '2024-02-29' is not a date; a date or time of java.time is expected, or a text that the"
        + " pattern 'd.M.yyyy' reads", date("d.M.yyyy"), "2024-02-29");
  }

  @Test
  void takesLabels() {
    for (Object value : List.of("DAYS", TimeUnit.DAYS, " DAYS ")) {
      assertEquals("DAYS", column(LABELS, value).text(0));
    }
    assertEquals("2", column(LABELS, 2).text(0));
    assertEquals("2", column(LABELS, 2.0).text(0));
    assertEquals("2.5", column(LABELS, 2.5f).text(0));
    assertEquals("true", column(LABELS, true).text(0));
  }

  @Test
  void takesTruthValuesWhateverTheWordsOfTheColumn() {
    double[] number = new double[1];
    for (Object value : List.of(true, "yes", "TRUE", 1, "on")) {
      WORDS.encode(column(WORDS, value), new int[1], number, 0, 1);
      assertEquals(1, number[0], value.toString());
    }
    WORDS.encode(column(WORDS, false), new int[1], number, 0, 1);
    assertEquals(0, number[0]);
  }

  @Test
  void hasNoValueWhereAFileWouldHaveNone() {
    ColumnEncoding filled = new FilledNumbers(NUMBER, 0, false);
    for (Object value : Arrays.asList(null, "", " ", "NA", "?", Double.NaN, Float.NaN)) {
      assertTrue(column(filled, value).isMissing(0));
    }
    assertTrue(table(filled, Map.of()).columns().get(0).isMissing(0));
    assertTrue(table(filled, Map.of("z", 1)).columns().get(0).isMissing(0));
    assertTrue(column(new FilledLabels(LABELS, "2", false), null).isMissing(0));
    assertEquals(CategoryColumn.MISSING,
        ((CategoryColumn) column(new FilledLabels(LABELS, "2", false), "?")).codes()[0]);
  }

  @Test
  void doesNotFillWhatIsOnlyMisspelt() {
    ColumnEncoding filled = new FilledLabels(
        new CategoryEncoding("Petal Length", List.of("a", "b"), CategoryForm.ONE_HOT), "a", false);
    for (String key : List.of("petal_length", "petalLength", "PETAL-LENGTH")) {
      DataException e = assertThrows(DataException.class, () -> table(filled, Map.of(key, "b")));
      assertEquals("column 'Petal Length': the row names it '" + key + "'; columns are found by their exact names",
          e.getMessage());
    }
  }

  @Test
  void refusesOtherKindsOfValue() {
    assertRefused("column 'x': a java.time.LocalDate is not a number; a number is expected, or a text such as 12, -0.5"
        + " or 1.5e-3", NUMBER, LocalDate.EPOCH);
    assertRefused("column 'x': 'true' is not a number; a number is expected, or a text such as 12, -0.5 or 1.5e-3",
        NUMBER, true);
    assertRefused("column 'x': '5' is not a date; a date or time of java.time is expected, or a text such as 2024-02-29"
        + " or 2024-02-29T13:45", date(""), 5);
    assertRefused("column 'x': a java.util.HashMap is not a label; a text is expected, a number, a truth value or a"
        + " constant of an enum", LABELS, new HashMap<>());
  }

  private static void assertRefused(String message, ColumnEncoding input, Object value) {
    assertEquals(message, assertThrows(DataException.class, () -> column(input, value)).getMessage());
  }

  @Test
  void takesATextAsItIs() {
    ColumnEncoding text = new TextEncoding("x", new Words(true), new Vocabulary(List.of("go")), OptionalInt.empty());
    for (String value : List.of("", " ", "NA", "?", " go\n", "12", "a\0b")) {
      assertEquals(TextColumn.of("x", value), column(text, value));
    }
    assertEquals(TextColumn.of("x", "go"), column(text, new StringBuilder("go")));
    assertEquals("'12' is not a text", assertThrows(DataException.class, () -> column(text, 12)).problem());
    assertEquals("the row has no value for it", assertThrows(DataException.class, () -> column(text, null)).problem());
  }

  /** Of labels that usually stand for no value, those that training rows had. */
  @Test
  void takesALabelForOneWhateverItUsuallyStandsFor() {
    CategoryEncoding countries = new CategoryEncoding("x", List.of("DE", "NA", "ZA"), CategoryForm.ONE_HOT);
    CategoryEncoding marks = new CategoryEncoding("x", List.of("!", "?"), CategoryForm.ONE_HOT);
    for (String label : List.of("NA", " NA ", "DE")) {
      assertEquals(CategoryColumn.of("x", label.strip()), column(countries, label));
    }
    assertEquals(CategoryColumn.of("x", "?"), column(marks, "?"));
    assertEquals(CategoryColumn.of("x", "NA"), column(new FilledLabels(countries, "ZA", false), "NA"));
    assertTrue(column(new FilledLabels(marks, "?", true), "?").isMissing(0), "it is what gaps were filled with");
    assertTrue(column(new FilledLabels(marks, "!", true), "NA").isMissing(0));
    assertEquals("the row has no value for it",
        assertThrows(DataException.class, () -> column(marks, "NA")).problem());
    assertEquals("the row has no value for it",
        assertThrows(DataException.class, () -> column(NUMBER, "?")).problem());
  }
}
