package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predictions of a table of so many sequences that it is read in pieces: what is predicted is the same as of a table
 * that is read whole, as several files are.
 */
class SequenceStreamTest {
  private static final int STEPS = 8;
  /** With so many rows there are two pieces, the first of 65,536 rows and the rest of a sequence. */
  private static final int SEQUENCES = 8_300;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  /** Some sequences, whose last step is written before the others if they are ordered by a column. */
  private static String table(int from, int to, String order) {
    StringBuilder csv = new StringBuilder("id,at,x,z,y\n");
    for (int sequence = from; sequence < to; sequence++) {
      for (int row = 0; row < STEPS; row++) {
        int step = order.isEmpty() ? row : (row + STEPS - 1) % STEPS;
        csv.append(String.format("%05d", sequence)).append(',').append(order.equals("date") ? "2026-01-0" + (step + 1)
            : "" + step).append(",0.").append((37 * sequence + 11 * step) % 100).append(',')
            .append(step % 3).append(sequence % 3 == 0 ? ",a" : ",b").append('\n');
      }
    }
    return csv.toString();
  }

  private Path model(String sequence, String target, String ignore, String order) {
    bench.write("t.csv", table(0, 40, order));
    bench.write("t.yaml", """
        data: {file: t.csv, sequence: %s, target: %s, ignore: %s}
        network: {layers: [{use: rnn, units: 2%s}, {units: auto, activation: %s}]}
        trainer: {use: adam}
        training: {epochs: 2}
        """.formatted(sequence, target, ignore, sequence.contains("per-step") ? "" : ", outputs: last",
            target.equals("y") ? "softmax" : "identity"));
    return bench.run("t");
  }

  private void assertStreams(Path run, String order, String more) {
    int half = SEQUENCES / 2;
    bench.write("all.csv", table(0, SEQUENCES, order));
    bench.write("a.csv", table(0, half, order));
    bench.write("b.csv", table(half, SEQUENCES, order));
    Ran whole = bench.ganglion("predict " + run + " FOLDER/a.csv FOLDER/b.csv" + more);
    assertEquals(0, whole.code(), whole.err());
    assertTrue(whole.out().equals(bench.ganglion("predict " + run + " FOLDER/all.csv" + more).out()), order);
  }

  @Test
  void arePredictedPieceByPieceAsTheyAreWhole() {
    assertStreams(model("{id: id}", "y", "at", ""), "", " --id at");
    assertStreams(model("{id: id, order: at}", "y", "[]", "number"), "number", "");
    assertStreams(model("{id: id, order: at, target: per-step}", "x", "y", "date"), "date", " --id y");
  }

  /** What was predicted before a row that can't be used has been printed, and the row is named. */
  @Test
  void arePrintedBeforeTheTableHasBeenRead() {
    Path run = model("{id: id}", "y", "at", "");
    String all = table(0, SEQUENCES, "");
    String expected = bench.ganglionReading(all, "predict " + run + " -").out();
    Ran apart = bench.ganglionReading(all + "00007,0,0.5,1,a\n", "predict " + run + " -");
    assertEquals(4, apart.code());
    assertEquals("""
        error: '00007' occurs again after rows of '08299'
          --> stdin: row 66402, column 'id'
          help: without an order column, the rows of a sequence must lie together: sort the file, or name the column \
        that orders the steps in data.sequence.order
        """, apart.err());
    assertTrue(apart.out().length() > expected.length() / 2 && expected.startsWith(apart.out()), apart.out().length()
        + " of " + expected.length());
    Ran empty = bench.ganglionReading(all + ",0,0.5,1,a\n", "predict " + run + " -");
    assertEquals(4, empty.code());
    assertTrue(empty.err().startsWith("error: the row has no id, so it belongs to no sequence\n  --> stdin: row 66402"),
        empty.err());
    assertEquals(expected, bench.ganglionReading(all + ",,,,\n,,,,\n", "predict " + run + " -").out());
  }

  /** Rows of a sequence that lie apart are put together, if a column orders them. */
  @Test
  void mayLieApartWhereAColumnOrdersThem() throws Exception {
    Path run = model("{id: id, order: at}", "y", "[]", "number");
    String together = table(0, SEQUENCES, "number");
    int end = together.indexOf('\n', together.indexOf("00001,")) + 1;
    int start = together.indexOf("00001,");
    bench.write("together.csv", together);
    bench.write("apart.csv", together.substring(0, start) + together.substring(end) + together.substring(start, end));
    assertTrue(bench.ganglion("predict " + run + " FOLDER/together.csv").out()
        .equals(bench.ganglion("predict " + run + " FOLDER/apart.csv").out()));
    bench.write("twice.csv", together + "08299,3,0.5,1,a\n");
    bench.ganglion("predict " + run + " FOLDER/twice.csv --out FOLDER/out.csv").assertFails(4, """
        error: two steps of '08299' have the place 3
          --> FOLDER/twice.csv: row 66402, column 'at'
          help: no two steps of a sequence may have the same place: correct one, or leave it out
        """);
    assertTrue(Files.notExists(folder.resolve("out.csv")));
  }
}
