package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {
  private static final NumberStyle COMMAS = new NumberStyle('.', ',', "");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1,205|1205", "1,234,567.5|1234567.5", "-12,000|-12000", "560|560", "0.25|0.25",
      "+1,000e2|100000", "12,05|NaN", "1,2345|NaN", "1234,567|NaN", ",123|NaN", "1,,234|NaN", "1,234,56|NaN",
      "x|NaN", "-|NaN"})
  void thousandsComeInGroupsOfThree(String text, double number) {
    assertEquals(number, COMMAS.parse(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2.970,99|2970.99", "1.000.000|1000000", "5,5|5.5", "2.97|NaN"})
  void aPointCanStandBetweenThousands(String text, double number) {
    assertEquals(number, new NumberStyle(',', '.', "").parse(text));
  }

  @Test
  void blanksOfAnyWidthAndBothApostrophesSeparateThousands() {
    for (String blank : new String[] {" ", "\u00A0", "\u202F", "\u2009"}) {
      assertEquals(1234.5, new NumberStyle(',', ' ', "").parse("1" + blank + "234,5"));
    }
    assertEquals(1234567, new NumberStyle('.', '\'', "").parse("1'234\u2019567"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"%|45%|45", "%|4.5 %|4.5", "$|$12.50|12.5", "$|-$5|-5", "$|$-5|-5", "kg|7 kg|7",
      "EUR|EUR 1,250|1250", "$|$1,250|1250", "%|45|NaN", "$|12 €|NaN", "%|%|NaN", "kg|kg|NaN"})
  void everyNumberHasTheUnit(String unit, String text, double number) {
    assertEquals(number, COMMAS.of(unit).parse(text));
  }

  @Test
  void oneSignCannotBeBoth() {
    assertEquals("',' can't be the decimal point and between thousands as well",
        assertThrows(IllegalArgumentException.class, () -> new NumberStyle(',', ',', "")).getMessage());
  }
}
