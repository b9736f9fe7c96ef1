package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final long LONG = 1000;

  private final Interruption interruption = new Interruption();

  @Test
  void doesNotWaitForWorkThatIgnoresIt() {
    assertFalse(interruption.ask(LONG));
    assertTrue(interruption.isAsked());
  }

  @Test
  void waitsForTheEndOfWhoHeedsIt() {
    interruption.heed();
    Thread command = new Thread(() -> {
      while (!interruption.isAsked()) {
        Thread.onSpinWait();
      }
      interruption.end();
    });
    command.start();
    assertTrue(interruption.ask(LONG));
  }

  @Test
  void doesNotWaitForEver() {
    interruption.heed();
    assertFalse(interruption.ask(0));
  }

  @Test
  void hasNothingToAskOfACommandThatHasEnded() {
    interruption.end();
    assertTrue(interruption.ask(LONG));
  }
}
