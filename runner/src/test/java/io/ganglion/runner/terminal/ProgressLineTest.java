package io.ganglion.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  /** Starts just before the clock overflows, as a JVM's may. */
  private long millis = Long.MAX_VALUE / 1_000_000 - 1000;

  private ProgressLine line(boolean terminal, boolean quiet) {
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8), terminal, quiet);
    return new ProgressLine(console, () -> millis * 1_000_000);
  }

  private static EpochEnded epoch(int epoch) {
    return new EpochEnded(epoch, 0.5 / epoch, OptionalDouble.empty(), false);
  }

  /** What was said since the last call, with names for the terminal's codes. */
  private String said() {
    String said = err.toString(StandardCharsets.UTF_8)
        .replace("\r\033[K", "<erase>").replace("\033[?7l", "<cut>").replace("\033[?7h", "<wrap>");
    err.reset();
    return said;
  }

  @Test
  void writesOneLineAnewOnATerminal() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 20_000));
    millis += 50;
    line.on(epoch(1));
    assertEquals("", said());
    millis += 50;
    line.on(epoch(2));
    assertEquals("<erase><cut>epoch 2/20,000  loss 0.2500  20 epochs/s  16 min 40 s left<wrap>", said());
    millis += 99;
    line.on(epoch(3));
    assertEquals("", said());
    millis += 301;
    line.on(new EpochEnded(1000, 0.125, OptionalDouble.of(0.25), true));
    assertEquals("<erase><cut>epoch 1,000/20,000  loss 0.1250  validation 0.2500  2,000 epochs/s  9.50 s left<wrap>",
        said());
  }

  @Test
  void leavesNothingOnATerminal() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 100));
    millis += 100;
    line.on(epoch(1));
    said();
    line.on(new Ended(1, 1, "done"));
    assertEquals("<erase>", said());
  }

  @Test
  void makesRoomForWhatIsToBeSaid() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 100));
    line.say("before there is a line");
    assertEquals("before there is a line\n", said());
    millis += 100;
    line.on(epoch(1));
    said();
    line.say("note: one\n  two");
    assertEquals("<erase>note: one\n  two\n", said());
    line.say("three");
    assertEquals("three\n", said());
    millis += 100;
    line.on(epoch(2));
    assertEquals("<erase><cut>epoch 2/100  loss 0.2500  10 epochs/s  9.80 s left<wrap>", said());
    line.on(new Ended(2, 2, "done"));
    assertEquals("<erase>", said());
  }

  @Test
  void saysPlainlyWhereThereIsNoTerminalAndNothingIfItIsToBeQuiet() {
    ProgressLine line = line(false, false);
    line.on(new Started(67, 100));
    millis += 2000;
    line.on(epoch(1));
    said();
    line.say("note");
    assertEquals("note\n", said());
    line(true, true).say("note");
    assertEquals("", said());
  }

  @Test
  void saysNothingOfAShortTraining() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 100));
    line.on(epoch(1));
    line.on(new Ended(1, 1, "done"));
    assertEquals("", said());
  }

  @Test
  void fitsIntoEightyColumns() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 20_000));
    line.on(epoch(1));
    millis += 30_000;
    line.on(new EpochEnded(12_345, 0.043217, OptionalDouble.of(12.345678), false));
    String shown = said().replaceAll("<[a-z]+>", "");
    assertEquals("epoch 12,345/20,000  loss 0.04322  validation 12.35  412 epochs/s  19 s left", shown);
    assertTrue(shown.length() < 80);
  }

  @Test
  void countsOnlyItsOwnEpochsWhenARunGoesOn() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 20_000));
    millis += 50;
    line.on(epoch(10_001));
    millis += 50;
    line.on(epoch(10_002));
    assertEquals("<erase><cut>epoch 10,002/20,000  loss 4.999e-05  20 epochs/s  8 min 20 s left<wrap>", said());
  }

  @Test
  void writesALineNowAndThenWhereThereIsNoTerminal() {
    ProgressLine line = line(false, false);
    line.on(new Started(67, 100));
    millis += 1999;
    line.on(epoch(1));
    assertEquals("", said());
    millis += 1;
    line.on(epoch(2));
    assertEquals("epoch 2/100  loss 0.2500  1.00 epochs/s  1 min 38 s left\n", said());
    millis += 9999;
    line.on(epoch(3));
    assertEquals("", said());
    millis += 1;
    line.on(epoch(4));
    assertEquals("epoch 4/100  loss 0.1250  0.33 epochs/s  4 min 48 s left\n", said());
    line.on(new Ended(4, 4, "done"));
    assertEquals("", said());
  }

  @Test
  void saysNothingIfItIsToBeQuiet() {
    ProgressLine line = line(true, true);
    line.on(new Started(67, 100));
    millis += 5000;
    line.on(epoch(1));
    line.on(new Ended(1, 1, "done"));
    assertEquals("", said());
  }

  @Test
  void neverWritesToTheOutput() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 100));
    millis += 5000;
    line.on(epoch(1));
    line.on(new Ended(1, 1, "done"));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
