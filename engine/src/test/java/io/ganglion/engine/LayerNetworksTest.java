package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.OtherJvm;
import io.ganglion.engine.settings.Precision;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One model, whatever the number of threads, the kernels, the JDK and the interruptions. */
class LayerNetworksTest {
  @ParameterizedTest
  @EnumSource
  void givesTheSameParametersForAnyNumberOfThreads(LayerNetworks network) {
    for (Precision precision : Precision.values()) {
      for (int threads : new int[] {1, 2, 3, 8}) {
        double[] parameters = network.training(precision, threads).run(network.examples()).parameters();
        assertEquals(Long.toHexString(network.hash(precision)), Long.toHexString(LayerNetworks.hash(parameters)),
            precision + ", threads " + threads);
      }
    }
  }

  @Test
  void givesThemWithVectorsToo(@TempDir Path folder) throws IOException, InterruptedException {
    OtherJvm.checksBits(LayerNetworks.class, folder, "--add-modules", "jdk.incubator.vector",
        "-Dganglion.vector=at-once");
  }

  /** As if the machine were switched off after every step. */
  @ParameterizedTest
  @EnumSource
  void givesThemThoughItIsStoppedAfterEveryStep(LayerNetworks network) throws IOException {
    Examples examples = network.examples();
    for (Precision precision : Precision.values()) {
      double[] straight = network.training(precision, 1).run(examples).parameters();
      Kept stop = new Kept(CheckpointKeeper.Wish.KEEP_AND_STOP);
      Training training = network.training(precision, 2).checkpoints(stop);
      TrainingResult result = training.run(examples);
      int parts = 1;
      while (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
        result = training.resume(CheckpointFile.read(stop.last()), examples);
        parts++;
      }
      assertArrayEquals(straight, result.parameters(), precision.toString());
      assertEquals(15, parts, "a step each");
    }
  }
}
