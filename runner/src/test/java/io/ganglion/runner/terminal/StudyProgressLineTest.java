package io.ganglion.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.experiments.study.StudyProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StudyProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  /** Starts just before the clock overflows, as a JVM's may. */
  private long millis = Long.MAX_VALUE / 1_000_000 - 1000;

  private StudyProgress progress(boolean terminal, boolean quiet) {
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8), terminal, quiet);
    return new StudyProgressLine(console, () -> millis * 1_000_000);
  }

  /** What was said since the last call, with names for the terminal's codes. */
  private String said() {
    String said = err.toString(StandardCharsets.UTF_8)
        .replace("\r\033[K", "<erase>").replace("\033[?7l", "<cut>").replace("\033[?7h", "<wrap>");
    err.reset();
    return said;
  }

  /** Of twenty columns, with what stands before the text. */
  private static String bar(int full) {
    return "<erase><cut>" + "━".repeat(full) + "┈".repeat(20 - full) + "  ";
  }

  private static void expect(StudyProgress progress, int trainings, int epochs) {
    for (int i = 0; i < trainings; i++) {
      progress.expect(epochs, false);
    }
  }

  @Test
  void showsTrainingsAndTheirEpochsInOneLineOfATerminal() {
    StudyProgress progress = progress(true, false);
    expect(progress, 4, 100);
    StudyProgress.Working rprop = progress.begin("rprop, seed 1", 100);
    StudyProgress.Working adam = progress.begin("adam, seed 1", 100);
    millis += 99;
    rprop.epoch(30);
    assertEquals("", said());
    adam.epoch(9);
    millis += 1;
    adam.epoch(10);
    assertEquals(bar(2) + "0/4 trained  rprop, seed 1: epoch 30/100  adam, seed 1: epoch 10/100<wrap>", said());
    rprop.close();
    millis += 900;
    adam.epoch(50);
    assertEquals(bar(8) + "1/4 trained  adam, seed 1: epoch 50/100<wrap>", said());
    millis += 500;
    adam.epoch(100);
    // 50 epochs took half a second, and 200 are left.
    assertEquals(bar(10) + "1/4 trained  2.00 s left  adam, seed 1: epoch 100/100<wrap>", said());
    progress.end();
    assertEquals("<erase>", said());
  }

  @Test
  void namesTwoOfMany() {
    StudyProgress progress = progress(true, false);
    expect(progress, 5, 1000);
    StudyProgress.Working first = progress.begin("a".repeat(33), 1000);
    for (int i = 2; i <= 5; i++) {
      progress.begin("try " + i, 1000);
    }
    millis += 100;
    first.epoch(1000);
    assertEquals(bar(4) + "0/5 trained  " + "a".repeat(31) + "…: epoch 1,000/1,000  try 2: epoch"
        + " 0/1,000  and 3 more<wrap>", said());
  }

  @Test
  void countsWhatIsKnownWithoutTakingItForSpeed() {
    StudyProgress progress = progress(true, false);
    progress.expect(100, true);
    progress.expect(100, true);
    expect(progress, 2, 100);
    StudyProgress.Working working = progress.begin("x", 100);
    millis += 100;
    working.epoch(50);
    assertEquals(bar(13) + "2/4 trained  x: epoch 50/100<wrap>", said());
    millis += 1000;
    working.epoch(60);
    said();
    millis += 1000;
    working.epoch(70);
    assertEquals(bar(14) + "2/4 trained  13 s left  x: epoch 70/100<wrap>", said());
  }

  /** With halving, later rounds are announced although their settings aren't known yet. */
  @Test
  void countsWhatIsAnnounced() {
    StudyProgress progress = progress(true, false);
    progress.announce(12, 390);
    expect(progress, 9, 10);
    StudyProgress.Working working = progress.begin("x", 10);
    millis += 100;
    working.epoch(10);
    assertEquals(bar(1) + "0/12 trained  x: epoch 10/10<wrap>", said());
  }

  @Test
  void writesALineNowAndThenWhereThereIsNoTerminal() {
    StudyProgress progress = progress(false, false);
    expect(progress, 2, 100);
    StudyProgress.Working working = progress.begin("x", 100);
    millis += 1999;
    working.epoch(1);
    assertEquals("", said());
    millis += 1;
    working.epoch(50);
    assertEquals("0/2 trained  6.00 s left  x: epoch 50/100\n", said());
    millis += 9999;
    working.epoch(60);
    assertEquals("", said());
    millis += 1;
    working.epoch(100);
    assertEquals("0/2 trained  12 s left  x: epoch 100/100\n", said());
    progress.end();
    assertEquals("", said());
  }

  @Test
  void saysNothingIfItIsToBeQuietAndNeverWritesToTheOutput() {
    for (boolean quiet : new boolean[] {true, false}) {
      StudyProgress progress = progress(true, quiet);
      expect(progress, 1, 100);
      StudyProgress.Working working = progress.begin("x", 100);
      millis += 5000;
      working.epoch(1);
      progress.end();
      assertEquals(quiet, said().isEmpty());
    }
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
