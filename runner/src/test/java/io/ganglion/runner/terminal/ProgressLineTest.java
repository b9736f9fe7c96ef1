package io.ganglion.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  /** Starts just before the clock overflows, as a JVM's may. */
  private long millis = Long.MAX_VALUE / 1_000_000 - 1000;

  private ProgressLine line(boolean terminal, boolean quiet) {
    return line(terminal, quiet, Paper.PLAIN, true);
  }

  private ProgressLine line(boolean terminal, boolean quiet, Paper screen, boolean unicode) {
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8), terminal, quiet, screen, unicode);
    return new ProgressLine(console, () -> millis * 1_000_000);
  }

  /** Of twenty columns, with what stands before the text. */
  private static String bar(int full) {
    return "<erase><cut>" + "━".repeat(full) + "┈".repeat(20 - full) + "  ";
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
    assertEquals(bar(0) + "epoch 2/20,000  loss 0.2500<wrap>", said());
    millis += 99;
    line.on(epoch(3));
    assertEquals("", said());
    millis += 301;
    line.on(new EpochEnded(1000, 0.125, OptionalDouble.of(0.25), true));
    assertEquals(bar(1) + "epoch 1,000/20,000  loss 0.1250  validation 0.2500<wrap>", said());
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
    assertEquals(bar(0) + "epoch 2/100  loss 0.2500<wrap>", said());
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
    ProgressLine line = line(true, false, new Paper(80, false), true);
    line.on(new Started(67, 20_000));
    millis += 29_000;
    line.on(epoch(12_000));
    said();
    millis += 1000;
    line.on(new EpochEnded(12_345, 0.043217, OptionalDouble.of(12.345678), false));
    String shown = said().replaceAll("<[a-z]+>", "");
    assertEquals("━━━━━━━━━┈┈┈┈┈┈  epoch 12,345/20,000  22 s left  loss 0.04322  validation 12.35", shown);
    assertTrue(shown.length() < 80);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 100, 200})
  void anyWidthWillDo(int width) {
    for (int columns = width; columns < width + 12; columns++) {
      ProgressLine line = line(true, false, new Paper(columns, false), true);
      line.on(new Started(67, 20_000));
      for (int i = 1; i < 20; i++) {
        millis += 700;
        line.on(new EpochEnded(1000 * i, 0.043217, OptionalDouble.of(12.345678), false));
        String shown = said().replaceAll("<[a-z]+>", "");
        assertTrue(shown.length() < columns, columns + ": " + shown);
        assertTrue(shown.contains(String.format(Locale.ROOT, "epoch %,d/20,000", 1000 * i)), shown);
      }
    }
  }

  @Test
  void countsOnlyItsOwnEpochsWhenARunGoesOn() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 20_000));
    millis += 50;
    line.on(epoch(10_001));
    millis += 50;
    line.on(epoch(10_002));
    assertEquals(bar(10) + "epoch 10,002/20,000  loss 4.999e-05<wrap>", said());
    millis += 900;
    line.on(epoch(10_010));
    said();
    millis += 500;
    line.on(epoch(10_020));
    assertEquals(bar(10) + "epoch 10,020/20,000  8 min 19 s left  loss 4.990e-05  20 epochs/s<wrap>", said());
  }

  /** The first second is the JVM's: epochs in it are slow. Then the last ten seconds count. */
  @Test
  void estimatesFromWhenThePaceIsKnown() {
    ProgressLine line = line(true, false);
    line.on(new Started(67, 20_000));
    millis += 900;
    line.on(epoch(10));
    assertEquals(bar(0) + "epoch 10/20,000  loss 0.05000<wrap>", said());
    millis += 100;
    line.on(epoch(100));
    assertEquals(bar(0) + "epoch 100/20,000  loss 0.005000<wrap>", said());
    millis += 500;
    line.on(epoch(1100));
    assertEquals(bar(1) + "epoch 1,100/20,000  9.45 s left  loss 0.0004545  2,000 epochs/s<wrap>", said());
    for (int second = 1; second <= 12; second++) { // now ten times slower
      millis += 1000;
      line.on(epoch(1100 + 200 * second));
    }
    assertTrue(said().endsWith("epoch 3,500/20,000  1 min 23 s left  loss 0.0001429  200 epochs/s<wrap>"));
  }

  @Test
  void drawsByColoursOrByAsciiAlone() {
    ProgressLine line = line(true, false, new Paper(80, true), true);
    line.on(new Started(67, 4));
    millis += 100;
    line.on(epoch(1));
    assertEquals("<erase><cut>\033[32m" + "━".repeat(5) + "\033[0m" + "┈".repeat(15) + "  epoch 1/4  loss 0.5000<wrap>",
        said());
    line = line(true, false, new Paper(80, false), false);
    line.on(new Started(67, 4));
    millis += 100;
    line.on(epoch(3));
    assertEquals("<erase><cut>" + "#".repeat(15) + ".....  epoch 3/4  loss 0.1667<wrap>", said());
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
