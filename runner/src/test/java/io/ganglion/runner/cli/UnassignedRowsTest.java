package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows behind the end of the last part are named. */
class UnassignedRowsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withATableOfTwelveMonths() {
    bench = new Bench(folder);
    bench.write("t.csv", "month,x,y\n" + IntStream.rangeClosed(1, 12)
        .mapToObj(month -> month + "," + month * month % 7 + "," + month * 3 % 5 + "\n").collect(Collectors.joining()));
  }

  private Ran checked(String until) {
    bench.write("t.yaml", """
        data:
          file: t.csv
          target: y
          split: {column: month, until: %s}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 1}
        """.formatted(until));
    return bench.ganglion("check FOLDER/t.yaml --allow more-weights-than-rows,unscaled-inputs,targets-out-of-reach");
  }

  @Test
  void areNamedWithTheirNumberAndTheFirstOfThem() {
    assertEquals("""
        warning: 2 rows are in no part and aren't used: 'month' is beyond the end of the last part
          --> FOLDER/t.csv: row 12, column 'month'
          help: give data.split.until.test a later end, or none

        """, checked("{train: 6, validation: 8, test: 10}").err());
    assertEquals("""
        warning: 1 row is in no part and isn't used: 'month' is beyond the end of the last part
          --> FOLDER/t.csv: row 13, column 'month'
          help: give data.split.until.test a later end, or none

        """, checked("{train: 6, test: 11}").err());
  }

  @Test
  void areNoneIfTheLastPartHasNoEnd() {
    assertEquals("", checked("{train: 6, validation: 8}").err());
    assertEquals("", checked("{train: 6, test: 12}").err());
  }
}
