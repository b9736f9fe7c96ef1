package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.plugins.JarBuilder;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that can't be predicted with, and the messages. */
class RefusedModelTest {
  private static final int DATA = 4;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withARun() {
    bench = new Bench(folder);
    bench.example("xor");
  }

  /** Trains XOR and leaves nothing but its model, as {@code FOLDER/model}. */
  private byte[] model(String... more) throws IOException {
    Path model = bench.run("xor", more).resolve("model.ganglion");
    return Files.readAllBytes(Files.move(model, folder.resolve("model")));
  }

  private void assertRefused(String model, String message) {
    bench.ganglion("predict " + model + " FOLDER/data/xor.csv").assertFails(DATA, message);
    bench.ganglion("evaluate " + model + " FOLDER/data/xor.csv").assertFails(DATA, message);
  }

  @Test
  void aRunThatDidNotFinish() throws IOException {
    Path run = bench.run("xor");
    Files.move(run, folder.resolve("run"));
    Files.delete(folder.resolve("run/manifest.json"));
    assertRefused("FOLDER/run", """
        error: this run isn't finished: it has no manifest.json
          --> FOLDER/run
          help: its log.txt shows its progress; run the experiment again
        """);
  }

  @Test
  void aFolderThatIsNoRun() {
    assertRefused("FOLDER/data", """
        error: this is not a run directory
          --> FOLDER/data
          help: name a run directory, or the model.ganglion in one
        """);
  }

  @Test
  void aRunWhoseModelIsGone() throws IOException {
    model();
    Path run = bench.onlyRun();
    Files.move(run, folder.resolve("run"));
    assertRefused("FOLDER/run", """
        error: there is no such model
          --> FOLDER/run/model.ganglion
          help: name a run directory, the model.ganglion in one, or latest
        """);
  }

  @Test
  void aFileThatIsNotThere() {
    assertRefused("FOLDER/gone", """
        error: there is no such model
          --> FOLDER/gone
          help: name a run directory, the model.ganglion in one, or latest
        """);
  }

  @Test
  void aFileThatIsNoModel() {
    assertRefused("FOLDER/data/xor.csv", """
        error: this is not a model
          --> FOLDER/data/xor.csv
          help: name a model.ganglion, or the run directory it is in
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 16, 100, -1})
  void aModelThatIsCutOff(int length) throws IOException {
    byte[] model = model();
    Files.write(folder.resolve("cut"), Arrays.copyOf(model, length < 0 ? model.length + length : length));
    assertRefused("FOLDER/cut", """
        error: the model is damaged or cut off
          --> FOLDER/cut
          help: copy it again, or train it again
        """);
  }

  @Test
  void aModelInWhichAnyOneBitIsFlipped() throws IOException {
    byte[] model = model();
    Path damaged = folder.resolve("damaged");
    for (int i = 0; i < model.length; i += 7) {
      byte[] changed = model.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Files.write(damaged, changed);
      assertEquals(DATA, bench.ganglion("predict FOLDER/damaged FOLDER/data/xor.csv").code(), "byte " + i);
    }
  }

  @Test
  void aModelWhosePluginIsNotThere() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    model("--plugin", jar.toString(), "--set", "network.layers.0.activation=acme.swish", "--set",
        "training.stop=[]");
    assertRefused("FOLDER/model", """
        error: the model needs the activation 'acme.swish', which is not there
          --> FOLDER/model
          help: name its jar with --plugin
        """);
    assertTrue(bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --plugin FOLDER/swish.jar").out()
        .startsWith("xor,p(false),p(true)\n"));
  }

  /** What another jar computes under the same name is another model. */
  @Test
  void aModelWhosePluginHasChanged() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    model("--plugin", jar.toString(), "--set", "network.layers.0.activation=acme.swish", "--set",
        "training.stop=[]");
    String trained = Sha256.of(jar);
    Path other = new JarBuilder(folder).activation("acme.Swish", "acme.swish").entry("notes.txt", new byte[1])
        .build(folder.resolve("other.jar"));
    bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --plugin FOLDER/other.jar").assertFails(5, """
        error: the activation 'acme.swish' comes from another jar than the model was trained with: 'FOLDER/other.jar' \
        has the SHA-256 %s, not %s
          --> FOLDER/model
          help: give the jar that it was trained with by --plugin, or, if predictions may differ, add \
        --allow-changed-plugins
        """.formatted(Sha256.of(other), trained));
    String predicted = bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --plugin FOLDER/swish.jar").out();
    assertEquals(predicted, bench.ganglion(
        "predict FOLDER/model FOLDER/data/xor.csv --allow-changed-plugins --plugin FOLDER/other.jar").out());
    Files.copy(jar, folder.resolve("copy.jar"));
    assertEquals(predicted,
        bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --plugin FOLDER/copy.jar").out());
    assertEquals(5, bench.ganglion("evaluate FOLDER/model FOLDER/data/xor.csv --plugin FOLDER/other.jar").code());
  }

  @Test
  void aJarThatIsNotListed() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    assertEquals(Sha256.of(jar) + "  FOLDER/swish.jar\n",
        bench.ganglion("plugins lock --plugin FOLDER/swish.jar --out -").out());
    assertEquals("wrote FOLDER/plugins.lock with 1 jar\n",
        bench.ganglion("plugins lock --plugin FOLDER/swish.jar --out FOLDER/plugins.lock").out());
    assertEquals(Sha256.of(jar) + "  " + jar + "\n", Bench.read(folder.resolve("plugins.lock")));
    bench.ganglion("plugins list --locked --plugin FOLDER/swish.jar").assertFails(5, """
        error: there is no 'plugins.lock', which says which plug-ins may be used
          --> --locked
          help: write it with 'ganglion plugins lock --plugin JAR'
        """);
    bench.ganglion("plugins lock").assertFails(2, """
        error: there is no jar to list
          --> --plugin
          help: name jars, or folders of jars, by --plugin
        """);
  }

  /** What can't be a model isn't read into memory. */
  @Test
  void aFileThatIsFarTooLarge() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      large.setLength(20_000_000_000L); // takes no room on the disk
    }
    Ran ran = bench.ganglion("predict FOLDER/large FOLDER/data/xor.csv");
    assertEquals(DATA, ran.code());
    assertTrue(ran.err().startsWith("error: the file has 20,000,000,000 bytes, and Java has memory for models of "),
        ran.err());
    assertTrue(ran.err().endsWith("\n  --> FOLDER/large\n  help: check that it is a model; if it is, give Java more"
        + " memory: GANGLION_OPTS=-Xmx8g\n"), ran.err());
  }

  @Test
  void aDevice() {
    assertRefused("/dev/null", """
        error: this is a pipe or a device, not a model
          --> /dev/null
          help: name the file of a model
        """);
  }

  @Test
  void aTableWithoutTheColumns() throws IOException {
    model();
    bench.write("other.csv", "a,c\n0,1\n");
    bench.ganglion("predict FOLDER/model FOLDER/other.csv").assertFails(DATA, """
        error: there is no column 'b'
          --> FOLDER/other.csv
          help: its columns are 'a', 'c'
        """);
  }

  @Test
  void aTableWithACellThatIsNoNumber() throws IOException {
    model();
    bench.write("other.csv", "a,b\n0,1\n0,one\n");
    bench.ganglion("predict FOLDER/model FOLDER/other.csv").assertFails(DATA, """
        error: 'one' is not a number
          --> FOLDER/other.csv: row 3, column 'b'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """);
  }

  @Test
  void anEmptyTable() throws IOException {
    model();
    bench.ganglion("predict FOLDER/model -").assertFails(DATA, """
        error: the file is empty
          --> stdin
          help: a header and at least one row are needed
        """);
  }

  @Test
  void aTableThatIsNotThere() throws IOException {
    model();
    bench.ganglion("predict FOLDER/model FOLDER/gone.csv").assertFails(DATA, """
        error: can't read 'FOLDER/gone.csv': there is no such file
        """);
  }

  @Test
  void aDelimiterThatIsNone() throws IOException {
    model();
    bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --delimiter ab").assertFails(2, """
        error: delimiter must be one character and no line break, or auto
          --> --delimiter
        """);
    bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --skip-rows -1").assertFails(2, """
        error: skip-rows must be 0 or greater, but is -1
          --> --skip-rows
        """);
  }

  @Test
  void aPlaceThatCantBeWrittenTo() throws IOException {
    model();
    bench.ganglion("predict FOLDER/model FOLDER/data/xor.csv --out FOLDER/no/p.csv").assertFails(DATA, """
        error: the output can't be written: no such file or folder
          --> FOLDER/no/p.csv
          help: check that its folder exists and is writable, and that the disk isn't full
        """);
  }
}
