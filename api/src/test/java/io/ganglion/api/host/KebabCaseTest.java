package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabCaseTest {
  @ParameterizedTest
  @CsvSource({"beta, beta", "initialStep, initial-step", "maxStepSize, max-step-size", "beta2, beta2",
      "l2Penalty, l2-penalty", "L, l", "aB, a-b"})
  void splitsComponentsAtCapitals(String component, String key) {
    assertEquals(key, KebabCase.ofComponent(component));
  }

  @Test
  void writesConstantsInLowerCaseWithHyphens() {
    assertEquals("rprop-plus", KebabCase.ofConstant(Constant.RPROP_PLUS));
    assertEquals("irprop", KebabCase.ofConstant(Constant.IRPROP));
  }

  /** In Turkish, the lower case of I has no dot. */
  @Test
  void isTheSameInEveryLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals("irprop", KebabCase.ofConstant(Constant.IRPROP));
      assertEquals("max-iterations", KebabCase.ofComponent("maxIterations"));
    } finally {
      Locale.setDefault(usual);
    }
  }

  private enum Constant { RPROP_PLUS, IRPROP }
}
