package io.ganglion.engine.kernel;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In JVMs of their own, because the width of a vector is fixed when one starts. */
class VectorKernelsTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 32, 16})
  void equalTheNaiveChainsWhateverTheWidthOfAVector(int bytes, @TempDir Path folder)
      throws IOException, InterruptedException {
    OtherJvm.checksBits(VectorCheck.class, folder, "--add-modules", "jdk.incubator.vector",
        "-XX:MaxVectorSize=" + bytes);
  }
}
