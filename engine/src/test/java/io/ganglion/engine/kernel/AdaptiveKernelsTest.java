package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptiveKernelsTest {
  @Test
  void goOverToVectorsWithoutChangingABit(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(AdaptiveCheck.class, folder, "--add-modules", "jdk.incubator.vector");
  }

  /** As the launcher starts Ganglion. */
  @Test
  void loadTheModuleWhenThereIsEnoughToCompute(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(AdaptiveCheck.class, folder, "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableVectorSupport",
        "-Dganglion.vector=on-demand", "--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED");
    assertEquals("bits agree\n", Files.readString(folder.resolve("output")), "and no warning of the JVM");
  }

  @Test
  void arePlainOnesWhereTheModuleIsAbsent() {
    assertFalse(IncubatorModule.isPresent());
    assertSame(PlainKernels.class, Kernels.best().getClass());
  }
}
