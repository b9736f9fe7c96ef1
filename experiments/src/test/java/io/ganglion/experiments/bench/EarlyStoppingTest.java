package io.ganglion.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Activation;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.plugins.PluginLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  /** The output is its one weight, the target 0: the validation error is 100 times the weight's square. */
  private static final Examples ONE = Examples.of(new double[][] {{1}}, new double[][] {{0}});

  private static EarlyStopping stopping(double alpha) {
    Activation identity =
        PluginSpec.parse("identity").create(PluginKind.ACTIVATION, new PluginLoader().load(List.of()));
    Network network = Network.withInputs(1)
        .denseWithoutBias(1, identity, (weights, from, to, fan, random) -> {}).build();
    return new EarlyStopping(network, ONE, alpha);
  }

  /** Feeds losses and weights, epoch by epoch from 0; returns whether the last ended training. */
  private static boolean feed(EarlyStopping stopping, int epochs, double loss, double progress, double weight) {
    boolean ended = false;
    for (int i = 0; i < epochs; i++) {
      assertFalse(ended);
      ended = stopping.ends(loss - i * progress, new double[] {weight});
    }
    return ended;
  }

  @Test
  void endsWhenTheValidationErrorHasRisenByMoreThanAlpha() {
    EarlyStopping stopping = stopping(5);
    assertFalse(feed(stopping, 1, 20, 0, 9)); // before the first epoch: not measured
    assertFalse(feed(stopping, 5, 19, 0.1, 1));
    assertFalse(feed(stopping, 5, 17, 0.1, 1.02)); // 4.04 % more
    assertTrue(feed(stopping, 5, 15, 0.1, 1.03)); // 6.09 % more
    assertEquals(15, stopping.epochs());
    assertArrayEquals(new double[] {1}, stopping.best());
  }

  @Test
  void endsWithoutProgressInAStrip() {
    EarlyStopping stopping = stopping(5);
    assertTrue(feed(stopping, 6, 10, 0, 1));
    assertEquals(5, stopping.epochs());
    // 10 … 9.998: the mean is 0.1 per mille above the least.
    assertFalse(feed(stopping(5), 6, 10, 0.0006, 1));
    assertTrue(feed(stopping(5), 6, 10, 0.0004, 1));
  }

  @Test
  void endsAfterThreeThousandEpochs() {
    EarlyStopping stopping = stopping(5);
    assertTrue(feed(stopping, 3001, 10_000, 1, 1));
    assertEquals(3000, stopping.epochs());
  }
}
