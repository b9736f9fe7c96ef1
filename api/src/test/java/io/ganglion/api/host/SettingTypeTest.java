package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTypeTest {
  enum Rule { FIRST_WINS, LAST }

  @Test
  void namesItsTypeForUsers() {
    assertEquals("number", ofType(double.class).typeName());
    assertEquals("whole number", ofType(int.class).typeName());
    assertEquals("whole number", ofType(long.class).typeName());
    assertEquals("true or false", ofType(boolean.class).typeName());
    assertEquals("text", ofType(String.class).typeName());
    assertEquals("first-wins | last", ofType(Rule.class).typeName());
    assertEquals("java.util.List", ofType(List.class).typeName());
  }

  @Test
  void listsTheChoicesOfAnEnumAlone() {
    assertEquals(List.of("first-wins", "last"), ofType(Rule.class).choices());
    assertEquals(List.of(), ofType(String.class).choices());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-3, -3", "0.5, 0.5", "1e-6, 0.000001", "-0.0, -0.0", "0, 0", "9999999, 9999999", "1e7, 1e7",
      "NaN, .nan", "Infinity, .inf"})
  void writesNumbersAsPeopleDo(double value, String text) {
    assertEquals(text, SettingType.text(value));
  }

  /** What is written is what is read back, to the last bit. */
  @ParameterizedTest
  @CsvSource({"0.1", "-0.0", "4.9e-324", "1.7976931348623157e308", "123456", "33.333333333333336"})
  void losesNoBitOfANumber(double value) {
    assertEquals(value, Double.parseDouble(SettingType.text(value)));
  }

  @Test
  void writesOtherValuesAsInAnExperiment() {
    assertEquals("first-wins", SettingType.text(Rule.FIRST_WINS));
    assertEquals("true", SettingType.text(true));
    assertEquals("12", SettingType.text(12));
    assertEquals("words", SettingType.text("words"));
    assertEquals("null", SettingType.text(null));
  }

  private static SettingType ofType(Type type) {
    return new SettingType("key", "component", type, "", null);
  }
}
