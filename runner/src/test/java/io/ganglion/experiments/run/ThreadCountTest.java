package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same experiment gives the same model bytes for any number of threads. Shown with plain backpropagation: Rprop
 * takes only the signs of a gradient, and would hide a wrong sum.
 */
class ThreadCountTest {
  @TempDir
  Path folder;
  private Bench bench;

  /** 2,500 examples and 1,281 parameters are 20 chunks and 16 times the work that a team of threads is asked for. */
  @BeforeEach
  void withEnoughExamplesForATeam() {
    bench = new Bench(folder);
    Random random = new Random(11);
    StringBuilder csv = new StringBuilder("a,b,c,d,y\n");
    for (int i = 0; i < 2500; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      csv.append(a).append(',').append(b).append(',').append(random.nextGaussian()).append(',')
          .append(random.nextInt(3) == 0 ? "x" : "z").append(',').append(a * b + 0.1 * random.nextGaussian())
          .append('\n');
    }
    bench.write("surface.csv", csv.toString());
    bench.write("surface.yaml", """
        seed: 3
        data: {file: surface.csv, target: y, scale: standard, split: {train: 0.8, validation: 0.2}}
        network:
          layers:
            - {units: 32, activation: tanh}
            - {units: 32, activation: sigmoid}
            - {units: auto, activation: identity}
        trainer: backprop
        training: {epochs: 12}
        """);
  }

  private byte[] model(String... sets) throws IOException {
    return Files.readAllBytes(bench.run("surface", sets).resolve("model.ganglion"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "700"})
  void anyNumberOfThreadsGivesTheSameBytes(String batchSize) throws IOException {
    String batch = "training.batch-size=" + batchSize;
    byte[] one = model("--set", batch, "--set", "runtime.threads=1");
    for (int threads = 2; threads <= 5; threads++) {
      assertArrayEquals(one, model("--set", batch, "--set", "runtime.threads=" + threads), threads + " threads");
    }
    assertArrayEquals(one, model("--set", batch), "as many threads as there are processors");
  }

  @Test
  void theLearningCurvesAreTheSameToo() {
    String[] curves = new String[3];
    for (int i = 0; i < curves.length; i++) {
      curves[i] = Bench.read(bench.run("surface", "--set", "runtime.threads=" + (i + 1)).resolve("metrics.csv"));
    }
    assertEquals(curves[0], curves[1]);
    assertEquals(curves[0], curves[2]);
  }
}
