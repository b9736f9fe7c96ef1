package io.ganglion.engine.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.kernel.OtherJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One text, whatever the number of threads, the kernels and the JDK. */
class WrittenTextsTest {
  @ParameterizedTest
  @EnumSource
  void isTheSameForAnyNumberOfThreads(WrittenTexts of) {
    for (int threads : new int[] {1, 2, 3}) {
      String texts = of.texts(threads);
      assertEquals(Long.toHexString(of.hash()), Long.toHexString(WrittenTexts.hash(texts)),
          "threads " + threads + ": " + texts);
    }
  }

  @Test
  void isTheSameWithVectors(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(WrittenTexts.class, folder, "--add-modules", "jdk.incubator.vector",
        "-Dganglion.vector=at-once");
  }
}
