package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose rows are steps of sequences, or whole sequences: what is refused, and how. */
class SequenceDataTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
  }

  private void table(String csv) {
    bench.write("walks.csv", csv);
  }

  private void experiment(String sequence, String more) {
    bench.write("walks.yaml", """
        data:
          file: walks.csv
          target: gait
          columns: {gait: category}
          sequence: %s
          %s
        network: {layers: [{units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: backprop
        """.formatted(sequence, more));
  }

  private void assertRefused(int code, String message) {
    bench.ganglion("check FOLDER/walks.yaml").assertFails(code, message);
  }

  @Test
  void aTargetThatChangesWithinASequenceIsNamedWithBothRows() {
    table("id,t,x,gait\na,1,.1,walk\na,2,.3,walk\nb,1,.2,run\nb,2,.4,walk\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: 'gait' is 'walk', but 'run' in the first row of the same sequence, FOLDER/walks.csv: row 4, column 'gait'
          --> FOLDER/walks.csv: row 5, column 'gait'
          help: the target is one for each sequence: correct a row, or write target: per-step in data.sequence
        """);
  }

  @Test
  void aSequenceBelongsToOnePart() {
    table("id,t,x,gait,part\na,1,.1,walk,train\na,2,.3,walk,test\nb,1,.2,run,train\n");
    experiment("{id: id, order: t}", "split: {column: part}");
    assertRefused(4, """
        error: 'part' is 'test', but 'train' in the first row of the same sequence, FOLDER/walks.csv: row 2, \
        column 'part'
          --> FOLDER/walks.csv: row 3, column 'part'
          help: a sequence belongs to one part as a whole: correct a row, or split by another column
        """);
  }

  @Test
  void anIdThatComesAgainIsRefusedWithoutAnOrder() {
    table("id,x,gait\na,.1,walk\nb,.3,run\na,.2,walk\n");
    experiment("{id: id}", "scale: none");
    assertRefused(4, """
        error: 'a' occurs again after rows of 'b'
          --> FOLDER/walks.csv: row 4, column 'id'
          help: without an order column, the rows of a sequence must lie together: sort the file, or name the column \
        that orders the steps in data.sequence.order
        """);
  }

  @Test
  void twoStepsAtOnePlaceAreRefused() {
    table("id,t,x,gait\na,1,.1,walk\na,1,.3,walk\nb,1,.2,run\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: two steps of 'a' have the place 1
          --> FOLDER/walks.csv: row 3, column 't'
          help: no two steps of a sequence may have the same place: correct one, or leave it out
        """);
  }

  @Test
  void anOrderIsOfNumbersOrDates() {
    table("id,t,x,gait\na,first,.1,walk\na,then,.3,walk\nb,first,.2,run\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: 'first' is neither a number nor a date
          --> FOLDER/walks.csv: row 2, column 't'
          help: the steps of a sequence are ordered by numbers or dates: name another column in data.sequence.order, \
        or leave it out if the file has them in order
        """);
  }

  /** The model has the pattern, so that new steps are sorted by it, too: January is before May. */
  @Test
  void anOrderOfDatesHasAPatternInNewDataToo() {
    StringBuilder csv = new StringBuilder("id,t,x,gait\n");
    for (int id = 0; id < 12; id++) {
      for (String day : new String[] {"2.5.2024", "10.1.2024", "1.12.2024"}) {
        csv.append(id).append(',').append(day).append(',').append(day.startsWith("1.") == (id % 2 == 0) ? ".9" : ".1")
            .append(id % 2 == 0 ? ",walk\n" : ",run\n");
      }
    }
    table(csv.toString());
    experiment("{id: id, order: t}", "ignore: []");
    String yaml = Bench.read(folder.resolve("walks.yaml")).replace("gait: category",
        "gait: category, t: {pattern: d.M.yyyy}").replace("[{units", "[{use: rnn, units: 2, outputs: last}, {units");
    bench.write("walks.yaml", yaml);
    String run = bench.run("walks").toString();
    Ran sorted = bench.ganglionReading("id,t,x\na,10.1.2024,.5\na,2.5.2024,.1\na,1.12.2024,.9\n",
        "predict " + run + " -");
    assertEquals("", sorted.err());
    bench.ganglionReading("id,t,x\na,1.12.2024,.9\na,2.5.2024,.1\na,10.1.2024,.5\n", "predict " + run + " -")
        .assertPrints(sorted.out());
  }

  @Test
  void aGapInAStepIsNamed() {
    table("id,t,x,gait\na,1,.1,walk\na,2,,walk\nb,1,.2,run\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: a value is missing
          --> FOLDER/walks.csv: row 3, column 'x'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        """);
  }

  @Test
  void aStepWithoutAnIdIsNamed() {
    table("id,t,x,gait\na,1,.1,walk\n,2,.3,walk\nb,1,.2,run\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: the row has no id, so it belongs to no sequence
          --> FOLDER/walks.csv: row 3, column 'id'
          help: rows with the same 'id' are one sequence: write an id, or leave the row out
        """);
  }

  @Test
  void aStepWithoutAPlaceIsNamed() {
    table("id,t,x,gait\na,1,.1,walk\na,2,.3,walk\nb,,.2,run\n");
    experiment("{id: id, order: t}", "scale: none");
    assertRefused(4, """
        error: the step has no place in its sequence
          --> FOLDER/walks.csv: row 4, column 't'
          help: the steps are ordered by this column: write a number or a date, or leave the row out
        """);
  }

  @Test
  void sequencesThatAreAllEqualAreNamed() {
    table("id,t,x,gait\na,1,.1,walk\na,2,.3,walk\nb,1,.1,run\nb,2,.3,run\nc,1,.1,run\nc,2,.3,run\n");
    experiment("{id: id, order: t}", "scale: none");
    bench.write("walks.yaml", Bench.read(folder.resolve("walks.yaml")).replace("[{units",
        "[{use: global-average-pool}, {units"));
    bench.ganglion("check FOLDER/walks.yaml --strict --allow more-weights-than-rows").assertFails(4, """
        error: all 3 sequences to train on have the same inputs
          --> FOLDER/walks.csv
          why: whatever the targets are, the network gives the same for all of them
          help: check the columns of inputs, and the id column: each sequence should have values of its own
        """);
  }

  @Test
  void stepsBetweenWindowsAreCounted() {
    StringBuilder csv = new StringBuilder("id,t,x,next\n");
    for (int t = 0; t < 30; t++) {
      csv.append("a,").append(t).append(',').append(t * 7 % 11).append(',').append(t * 3 % 4).append('\n');
    }
    bench.write("walks.csv", csv.toString());
    bench.write("walks.yaml", """
        data:
          file: walks.csv
          target: next
          sequence: {id: id, order: t, target: per-step, window: 4, stride: 10}
        network: {layers: [{use: rnn, units: 1}, {units: auto, activation: identity}]}
        trainer: backprop
        """);
    bench.ganglion("check FOLDER/walks.yaml --strict --allow more-weights-than-rows").assertFails(4, """
        error: 18 of 30 training steps lie between windows, and their targets aren't used
          --> FOLDER/walks.yaml:4:69
          |
        4 |   sequence: {id: id, order: t, target: per-step, window: 4, stride: 10}
          |                                                                     ^^
          help: write a stride of at most 4, the window, if they should be
        """);
  }

  @Test
  void aGapAmongTheStepsOfARowIsNamedByItsOwnColumn() {
    table("gait,z1,z2,z3\nwalk,1,,3\nrun,2,3,\n");
    experiment("{wide: z}", "scale: none");
    assertRefused(4, """
        error: there is no value here
          --> FOLDER/walks.csv: row 2, column 'z2'
          help: every row needs one
        """);
  }

  @Test
  void aRowWithoutAStepIsRefused() {
    table("gait,z1,z2,z3\nwalk,1,2,3\nrun,,,\n");
    experiment("{wide: z}", "scale: none");
    assertRefused(4, """
        error: the row has no step: all of its cells from 'z1' on are empty
          --> FOLDER/walks.csv: row 3, column 'z1'
          help: a sequence has at least one step: leave the row out
        """);
  }

  @Test
  void columnsOfStepsCountFromOne() {
    table("gait,z1,z3\nwalk,1,2\nrun,3,4\n");
    experiment("{wide: z}", "scale: none");
    assertRefused(4, """
        error: the column 'z2' is missing before it
          --> FOLDER/walks.csv: column 'z3'
          help: the columns of steps are numbered from 1 without gaps
        """);
  }

  @Test
  void settingsThatContradictOneAnotherAreRefused() {
    table("id,t,x,gait\na,1,.1,walk\n");
    experiment("{order: t}", "scale: none");
    assertRefused(3, """
        error: 'data.sequence' must name the column of ids in 'id', or in 'wide' the beginning of the names of columns \
        that hold the steps of a row
          --> FOLDER/walks.yaml:5:3
          |
        5 |   sequence: {order: t}
          |   ^^^^^^^^
          help: sequence: for examples that are sequences: which rows, or which columns, are the steps of one
        """);
    experiment("{id: id}", "missing: drop-row");
    assertRefused(3, """
        error: 'data.missing' must not be drop-row, which would leave holes in the sequences: fill missing values \
        instead
          --> FOLDER/walks.yaml:6:12
          |
        6 |   missing: drop-row
          |            ^^^^^^^^
          help: missing: how missing values of inputs are handled; fitted on the training part
        """);
    experiment("{id: id, window: 5}", "scale: none");
    assertRefused(3, """
        error: 'data.sequence.window' must be left out where a sequence has one target: a part of it doesn't tell the \
        same; sequences may be of any length
          --> FOLDER/walks.yaml:5:30
          |
        5 |   sequence: {id: id, window: 5}
          |                              ^
          help: window: the number of steps, ≥ 1, into which longer sequences are cut for training, with targets per \
        step; none: sequences stay whole
        """);
  }
}
