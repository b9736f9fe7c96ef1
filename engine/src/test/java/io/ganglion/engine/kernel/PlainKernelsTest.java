package io.ganglion.engine.kernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainKernelsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalsTheNaiveChains(long seed) {
    new RandomProducts(seed, 75).check(Kernels.plain());
  }

  @Test
  void equalsTheFunctionsOneByOne() {
    new RandomFunctionArguments(5).check(Kernels.plain());
  }
}
