package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ganglion help} explains. */
class HelpCommandTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "runs list", "plugins describe"})
  void showsTheHelpOfCommands(String command) {
    String help = new Bench(folder).ganglion(command + " --help").out();
    assertTrue(help.startsWith("Usage: ganglion " + command), help);
    new Bench(folder).ganglion("help " + command).assertPrints(help);
  }

  @Test
  void explainsSettings() {
    new Bench(folder).ganglion("help runtime").assertPrints("""
        runtime: threads and precision; only the precision changes results
        runtime.threads    the number of threads, ≥ 1; auto: one for each processor; small networks always use one
        runtime.precision  the precision of hidden layers; float32 is faster for large layers, and rounds more
        """);
    new Bench(folder).ganglion("help training.keep").assertPrints("""
        training.keep: best: the parameters with the lowest validation loss, or the best of what is monitored; last; \
        auto: best if there is validation data
        values: auto, best, last
        """);
    new Bench(folder).ganglion("help training.checkpoint.seconds").assertPrints("""
        training.checkpoint.seconds: every this many seconds, ≥ 1; a signal saves one, too
        values: never
        """);
  }

  @ParameterizedTest
  @CsvSource({"rprop, trainer", "huber, loss", "gru, layer"})
  void describesPlugins(String name, String kind) {
    assertEquals(new Bench(folder).ganglion("plugins describe " + kind + " " + name),
        new Bench(folder).ganglion("help " + name));
  }

  @ParameterizedTest
  @CsvSource({"trianing.epochs, training.epochs", "rporp, rprop", "verfy, verify"})
  void namesTheNearestTopic(String topic, String nearest) {
    new Bench(folder).ganglion("help " + topic).assertFails(2, "error: there is no help on '" + topic + "'\n  help: did"
        + " you mean '" + nearest + "'? name a command, a setting such as training.epochs, or a plug-in such as"
        + " rprop\n");
  }
}
