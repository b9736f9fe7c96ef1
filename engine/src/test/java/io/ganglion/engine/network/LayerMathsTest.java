package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.kernel.OtherJvm;
import io.ganglion.engine.settings.Precision;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerMathsTest {
  @ParameterizedTest
  @EnumSource
  void equalsThePlainLoopsOfTheTestkit(Precision precision) {
    new LayerMathsCheck(precision, Kernels::plain, 60).check();
  }

  @Test
  void equalsThemWithVectorsToo(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(LayerMathsCheck.class, folder, "--add-modules", "jdk.incubator.vector");
  }
}
