package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptiveKernelsTest {
  @Test
  void goOverToVectorsWithoutChangingABit(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(AdaptiveCheck.class, folder, "--add-modules", "jdk.incubator.vector");
  }

  @Test
  void arePlainOnesWhereTheModuleIsAbsent() {
    assertFalse(IncubatorModule.isPresent());
    assertSame(PlainKernels.class, Kernels.best().getClass());
  }
}
