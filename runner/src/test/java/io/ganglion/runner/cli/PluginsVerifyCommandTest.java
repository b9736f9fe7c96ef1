package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.runner.bad.BadPlugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginsVerifyCommandTest {
  private static final int PLUGIN = 5;
  private static final List<String> CAUGHT = List.of("input-changing", "beyond-rows", "state-keeping", "random",
      "thread-unsafe", "throw-helper", "array-bounds", "nan-derivative", "i-random", "i-outside", "l-wrong-gradient",
      "l-writes-targets", "t-static-state", "t-bad-state", "layer-keeps", "layer-random", "layer-changes-x",
      "layer-changes-weights", "layer-wrong-gradient", "layer-sums-null", "exit-forward", "loop-forward", "fine");

  @TempDir
  static Path folder;

  private Bench bench;

  @BeforeAll
  static void buildJars() throws IOException {
    BadPlugins.build(BadPlugins.all().stream().filter(bad -> CAUGHT.contains(bad.key())).toList(), folder);
  }

  @BeforeEach
  void bench() {
    bench = new Bench(folder);
  }

  /** The tests of a jar in this JVM, as the other process runs them: those that failed, with what they say. */
  private List<String> failed(String key) {
    Ran ran = bench.ganglion("plugins verify --lines @ FOLDER/" + key + ".jar");
    assertEquals(0, ran.code(), ran.err());
    return ran.out().lines().filter(line -> line.startsWith("@"))
        .map(line -> JsonParser.parseString(line.substring(1)).getAsJsonObject())
        .filter(line -> line.has("state") && line.get("state").getAsString().equals("FAILED"))
        .map(line -> line.get("check").getAsString() + ": " + line.get("message").getAsString()).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      input-changing        | uses and changes nothing but the batch: after forward of 3 rows of 4 units, x[0] is 0.0
      beyond-rows           | uses and changes nothing but the batch: after forward of 3 rows of 4 units, y[12] is
      state-keeping         | threads agree bit for bit: two threads that use one instance disturb each other
      random                | treats each example alone: example 0 of a batch
      thread-unsafe         | threads agree bit for bit: two threads that use one instance disturb each other
      throw-helper          | stays finite: activation 'bad.throw-helper' failed in bad.ThrowHelper.value
      nan-derivative        | stays finite: at x = 0.0, forward gives
      i-random              | the same random numbers give the same weights: weight 0 of a block is
      i-outside             | fills its block and nothing else: fill(weights, 7,
      l-wrong-gradient      | gradient agrees with differences:
      l-writes-targets      | uses and changes nothing but the batch: after gradient of 3 rows of 4 units, targets[2]
      t-static-state        | runs on one instance do not meet:
      t-bad-state           | keeps a state that a checkpoint can hold:
      layer-keeps           | gives the same again:
      layer-random          | gives the same again:
      layer-changes-x       | changes nothing that it is given:
      layer-changes-weights | changes nothing that it is given:
      layer-wrong-gradient  | gradients agree with differences:
      layer-sums-null       | gradients agree with differences:
      """)
  void catches(String key, String failure) {
    List<String> failed = failed(key);
    // threads may happen not to meet
    for (int again = 0; again < 30 && key.equals("thread-unsafe") && failed.isEmpty(); again++) {
      failed = failed(key);
    }
    List<String> all = failed;
    assertTrue(all.stream().anyMatch(line -> line.startsWith(failure)), () -> String.join("\n", all));
  }

  @Test
  void passesAGoodOneInAProcessOfItsOwn() throws IOException {
    new JarBuilder(folder).activation("acme.Line", "acme.line").build(folder.resolve("line.jar"));
    Ran ran = bench.ganglion("plugins verify FOLDER/line.jar");
    assertEquals(new Ran(0, """
        activation 'acme.line' (acme.Line)
          ok        backward may overwrite dy
          ok        derivative agrees with differences
          ok        every setting says what it means
          ok        is declared as a plugin
          ok        is listed in its services file
          ok        is made again from its settings
          ok        is the expression that it gives
          ok        is the formula that it names
          ok        loops agree with the scalar functions
          ok        single precision agrees
          ok        stays finite
          ok        threads agree bit for bit
          ok        treats each example alone
          ok        uses and changes nothing but the batch

        the code of the jar
          ok        inexact mathematics
          ok        clocks
          ok        randomness of its own
          ok        settings of the machine
          ok        state between calls
          ok        end of the process
          ok        threads
          ok        changes to the process
          ok        files
          ok        network
          ok        other programs
          ok        native code
          ok        calls by reflection

        27 checks: 27 passed, 0 failed
        """, ""), ran);
  }

  /** Each test that ends the process, or doesn't come back, fails by name; the others are run after it. */
  @Test
  void namesWhatEndsTheProcessOrDoesNotComeBack() throws IOException {
    new JarBuilder(folder).source("acme.Ends", """
        @Plugin(name = "acme.ends", summary = "Ends.", api = Api.LEVEL)
        public record Ends() implements WeightInitializer {
          public void fill(double[] w, int from, int to, Fan fan, java.util.random.RandomGenerator r) {
            if (from == to) { for (int z = 0; z >= 0 || z < 0; z++) { } }
            if (fan.in() == 100) { System.exit(0); }
            for (int i = from; i < to; i++) { w[i] = r.nextDouble(); }
          }
        }
        """).offer("WeightInitializer", "acme.Ends").build(folder.resolve("ends.jar"));
    JsonObject json = JsonParser.parseString(bench.ganglion("plugins verify FOLDER/ends.jar --limit 2 --json").out())
        .getAsJsonObject();
    assertFalse(json.get("passed").getAsBoolean());
    List<String> failed = json.getAsJsonArray("findings").asList().stream().map(f -> f.getAsJsonObject())
        .filter(f -> f.get("state").getAsString().equals("failed"))
        .map(f -> f.get("check").getAsString() + ": " + f.get("message").getAsString()).toList();
    assertEquals(List.of(
        "an empty block is nothing to do: initializer 'acme.ends' doesn't come back from acme.Ends.fill: it has taken"
            + " 2 s",
        "fills its block and nothing else: initializer 'acme.ends' ended the process: acme.Ends.fill called"
            + " System.exit",
        "end of the process: acme.Ends.fill calls java.lang.System.exit"), failed);
  }

  @Test
  void saysWhyAJarCannotBeLoaded() throws IOException {
    new JarBuilder(folder).activation("acme.Evil", "acme.evil", "Api.LEVEL",
        "public Evil { if (true) throw new IllegalStateException(\"no licence\"); }")
        .build(folder.resolve("evil.jar"));
    Ran ran = bench.ganglion("plugins verify FOLDER/evil.jar");
    assertEquals(PLUGIN, ran.code());
    assertTrue(ran.out().startsWith("""
        the jar
          FAILED    can be loaded, and its plug-ins made
                    acme.Evil can't be made with its defaults: java.lang.IllegalStateException: no licence
                    help: correct its constructors

        the code of the jar
        """), ran.out());
  }

  @Test
  void refusesWhatIsNoJar() {
    bench.ganglion("plugins verify FOLDER/gone.jar").assertFails(PLUGIN, """
        error: there is no 'FOLDER/gone.jar'
          --> FOLDER/gone.jar
          help: give the path of a jar of plug-ins
        """);
    bench.ganglion("plugins verify FOLDER --limit 1").assertFails(PLUGIN, """
        error: 'FOLDER' is no file
          --> FOLDER
          help: give the path of a jar of plug-ins
        """);
    bench.ganglion("plugins verify FOLDER/gone.jar --limit 0").assertFails(2, """
        error: '0.0' is no number of seconds that a test may take
          --> --limit
          help: give a number greater than 0, such as 60
        """);
  }
}
