package io.ganglion.tables.proben1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.fixtures.SharedData;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Proben1ReaderTest {
  private static final String CLASSES = """
      bool_in=1
      real_in=1
      bool_out=3
      real_out=0
      training_examples=2
      validation_examples=1
      test_examples=1
      0 0.25 1 0 0
      1 -1e-3 0 0 1
       0  .5\t0 1 0
      1 1 1 0 0
      """;

  private static SourceTable read(String text) {
    return Proben1Reader.read(new ByteSource.OfBytes("x.dt", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsClassesAndTheSplitOfTheHeader() {
    SourceTable read = read(CLASSES);
    assertEquals(List.of("in1", "in2", "class"), read.table().names());
    assertArrayEquals(new double[] {0.25, -0.001, 0.5, 1}, ((NumberColumn) read.table().column("in2").get()).values());
    CategoryColumn classes = (CategoryColumn) read.table().column("class").get();
    assertEquals(List.of("1", "2", "3"), classes.labels());
    assertArrayEquals(new int[] {0, 2, 1, 0}, classes.codes());
    Split split = read.ownSplit().get();
    assertArrayEquals(new int[] {0, 1}, split.train());
    assertArrayEquals(new int[] {2}, split.validation());
    assertArrayEquals(new int[] {3}, split.test());
    assertEquals("x.dt: line 10, column 'in2'", read.place(2, "in2").where());
  }

  @Test
  void readsOutputsThatAreNotOneOfNAsNumbers() {
    assertEquals(List.of("in1", "in2", "out1", "out2", "out3"),
        read(CLASSES.replace("1 1 1 0 0", "1 1 1 0 1")).table().names());
    assertEquals(List.of("in1", "in2", "out1", "out2", "out3"),
        read(CLASSES.replace("1 1 1 0 0", "1 1 .5 .5 0")).table().names());
  }

  @Test
  void readsWhatGzipCompressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(CLASSES.getBytes(StandardCharsets.UTF_8));
    }
    byte[] packed = bytes.toByteArray();
    assertEquals(4, Proben1Reader.read(new ByteSource.OfBytes("x.dt.gz", packed)).table().rows());
    assertEquals("error: the file can't be read: its gzip data is cut off after 60 bytes\n  --> x.dt.gz\n  help: copy"
        + " it again: 'gzip -t' tells whether a copy is complete", assertThrows(ProblemException.class,
            () -> Proben1Reader.read(new ByteSource.OfBytes("x.dt.gz", Arrays.copyOf(packed, 60)))).getMessage());
  }

  private static final String HELP = "\n  help: a Proben1 file begins with seven lines, such as bool_in=0, and has one"
      + " line of numbers for each example\n";
  private static final String CUT_OFF = "\n  help: the file may be truncated: copy it again\n";

  static List<Arguments> wrongFiles() {
    return List.of(
        Arguments.of("", "the file ends before 'bool_in='\n  --> x.dt: line 1" + HELP),
        Arguments.of("a,b\n1,2\n", "'bool_in=' and a count are expected here\n  --> x.dt: line 1" + HELP),
        Arguments.of(CLASSES.replace("real_in=1", "real_in=99999999999"),
            "'real_in=' and a count are expected here\n  --> x.dt: line 2" + HELP),
        Arguments.of(CLASSES.replace("real_in=1", "real_in=999999999"), "there are 5 numbers, but the header declares"
            + " 1000000000 inputs and 3 outputs\n  --> x.dt: line 8" + CUT_OFF),
        Arguments.of(CLASSES.replace("training_examples=2", "training_examples=0"), "the header declares no inputs, no"
            + " outputs or no training examples\n  --> x.dt: line 7" + HELP),
        Arguments.of(CLASSES.replace("training_examples=2", "training_examples=999999999"),
            "the header declares 1000000001 examples, but there are 4\n  --> x.dt" + CUT_OFF),
        Arguments.of(CLASSES.replace("1 1 1 0 0\n", ""),
            "the header declares 4 examples, but there are 3\n  --> x.dt" + CUT_OFF),
        Arguments.of(CLASSES.replace("1 1 1 0 0\n", "1 1 1"),
            "there are 3 numbers, but the header declares 2 inputs and 3 outputs\n  --> x.dt: line 11" + CUT_OFF),
        Arguments.of(CLASSES.replace("-1e-3", "0,1"),
            "'0,1' is not a number\n  --> x.dt: line 9\n  help: every value must be a number\n"));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void refusesWhatIsNotSuchAFile(String text, String message) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> read(text));
    assertEquals("error: " + message, refusal.problems().get(0).render());
  }

  static List<Arguments> problems() {
    return List.of(Arguments.of("cancer1", 699, 9, 2), Arguments.of("card1", 690, 51, 2),
        Arguments.of("diabetes1", 768, 8, 2), Arguments.of("glass1", 214, 9, 6),
        Arguments.of("thyroid1", 7200, 21, 3));
  }

  /** Rows, inputs and classes as the technical report says. */
  @ParameterizedTest
  @MethodSource("problems")
  void readsTheProblemsOfTheReport(String name, int rows, int inputs, int classes) {
    SourceTable read = Proben1Reader.read(ByteSource.of(SharedData.path("proben1/" + name + ".dt")));
    assertEquals(rows, read.table().rows());
    assertEquals(inputs + 1, read.table().columns().size());
    assertEquals(classes, ((CategoryColumn) read.table().column("class").get()).labels().size());
    assertEquals(rows / 2, read.ownSplit().get().train().length, 1);
  }
}
