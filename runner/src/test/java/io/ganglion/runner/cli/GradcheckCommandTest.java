package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradcheckCommandTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withAnExperiment() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** A derivative that forgets a half, and a loss that forgets one. */
  private Path wrongPlugins() throws IOException {
    return new JarBuilder(folder)
        .source("acme.Wrong", """
            @Plugin(name = "acme.wrong", summary = "Forgets a half.", api = Api.LEVEL)
            public record Wrong() implements ElementwiseActivation {
              public double value(double x) { return x * x / 2; }
              public double derivative(double x, double y) { return 2 * x; }
            }
            """)
        .source("acme.Miss", """
            @Plugin(name = "acme.miss", summary = "Forgets a third.", api = Api.LEVEL)
            public record Miss() implements ElementwiseLoss {
              public double value(double y, double target) { double d = y - target; return d * d * d * d; }
              public double derivative(double y, double target) { double d = y - target; return 3 * d * d * d; }
            }
            """)
        .entry("META-INF/services/io.ganglion.api.Activation", "acme.Wrong\n".getBytes(StandardCharsets.UTF_8))
        .entry("META-INF/services/io.ganglion.api.Loss", "acme.Miss\n".getBytes(StandardCharsets.UTF_8))
        .build(folder.resolve("wrong.jar"));
  }

  @Test
  void everyDerivativeOfASoundExperimentAgrees() {
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml");
    assertEquals(0, ran.code(), ran::toString);
    assertTrue(ran.out().matches("""
        32 examples of \\d+

        layer       part           compared  kinks  largest error  at
        1           weights        \\d+ of \\d+ +0      \\d\\.\\de-\\d\\d +\\d+
        1           biases         (?s:.*)
        activation  tanh(?s:.*)
        loss        cross-entropy(?s:.*)
        all gradients agree with finite differences, to 1e-07
        """), ran.out());
    JsonObject json = bench.ganglion("gradcheck FOLDER/iris.yaml --json").json();
    assertTrue(json.get("ok").getAsBoolean());
    assertFalse(json.get("flatSpotsOff").getAsBoolean());
    for (JsonElement layer : json.getAsJsonArray("layers")) {
      assertTrue(layer.getAsJsonObject().get("worst").getAsDouble() <= 1e-8, layer::toString);
    }
  }

  @Test
  void flatSpotsAreOff() {
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml", "--set",
        "network.layers.0.activation={use: tanh, flat-spot: add}");
    assertEquals(0, ran.code(), ran::toString);
    assertTrue(ran.out().startsWith("32 examples of 90, without flat spots\n"), ran.out());
  }

  @Test
  void weightsAndPenaltiesAreInIt() {
    assertEquals(0, bench.ganglion("gradcheck FOLDER/iris.yaml --set data.class-weights=balanced", "--set",
        "loss={use: cross-entropy, l1: 0.01, l2: 0.1, reduction: sum}").code());
  }

  @Test
  void aWrongActivationIsNamed() throws IOException {
    String plugin = wrongPlugins().toString();
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml --set network.layers.0.activation=acme.wrong", "--plugin",
        plugin);
    assertEquals(5, ran.code());
    assertTrue(ran.err().matches("""
        error: activation 'acme.wrong' has a derivative of \\S+ where finite differences of its values give \\S+
          --> FOLDER/wrong.jar
          help: this is a bug in the plug-in \\(acme.Wrong\\): compare its derivative with its value
        """), ran.err());
    assertTrue(ran.out().contains("activation  acme.wrong"), ran.out());
    assertFalse(ran.out().contains("all gradients agree"), ran.out());
    JsonObject json = bench.ganglion("gradcheck FOLDER/iris.yaml --set network.layers.0.activation=acme.wrong --json",
        "--plugin", plugin).json(5);
    assertFalse(json.get("ok").getAsBoolean());
    JsonObject wrong = json.getAsJsonArray("plugins").get(0).getAsJsonObject();
    assertEquals("acme.wrong", wrong.get("name").getAsString());
    assertEquals(0.5, wrong.get("worst").getAsDouble(), 1e-6);
  }

  @Test
  void aWrongLossIsNamedAndNoActivation() throws IOException {
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml --set loss=acme.miss", "--plugin", wrongPlugins().toString());
    assertEquals(5, ran.code());
    assertTrue(ran.err().matches("""
        error: loss 'acme.miss' has a derivative of \\S+ where finite differences of its values give \\S+
          --> FOLDER/wrong.jar
          help: this is a bug in the plug-in \\(acme.Miss\\): compare its derivative with its value
        """), ran.err());
  }

  private void assertNotPassed(String name, String value, String derivative, String message, String... more)
      throws IOException {
    Path jar = new JarBuilder(folder).source("acme.Odd", """
        @Plugin(name = "acme.%s", summary = "For a test.", api = Api.LEVEL)
        public record Odd() implements ElementwiseActivation {
          public double value(double x) { return %s; }
          public double derivative(double x, double y) { return %s; }
        }
        """.formatted(name, value, derivative)).offer("Activation", "acme.Odd").build(folder.resolve(name + ".jar"));
    List<String> words = new ArrayList<>(List.of("--plugin", jar.toString()));
    words.addAll(List.of(more));
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml --set network.layers.0.activation=acme." + name,
        words.toArray(String[]::new));
    assertEquals(5, ran.code(), ran.out());
    assertTrue(ran.err().matches(message), ran.err());
    assertFalse(ran.out().contains("all gradients agree"), ran.out());
    assertFalse(bench.ganglion("gradcheck FOLDER/iris.yaml --json --set network.layers.0.activation=acme." + name,
        words.toArray(String[]::new)).json(5).get("ok").getAsBoolean());
  }

  @Test
  void nothingIsPassedThatWasComparedNowhere() throws IOException {
    assertNotPassed("rough", "Math.abs(x)", "x > 0 ? 1 : -1", """
        error: activation 'acme.rough' was compared nowhere: all \\d+ places that were looked at are at kinks
          --> FOLDER/rough.jar
          help: check it with other initial weights, such as --set seed=2 or \
        --set network.bias-initializer=uniform, or other data
        """, "--set", "network.initializer={use: constant, value: 0}");
  }

  @Test
  void nothingIsPassedThatWasComparedOnlyWhereItIsFlat() throws IOException {
    assertNotPassed("flat", "x > 100 ? x - 100 : 0", "x > 100 ? 7 : 0", """
        error: activation 'acme.flat' was compared only where its derivative is 0, at \\d+ places
          --> FOLDER/flat.jar
          help: check it with other initial weights, such as --set seed=2 or \
        --set network.bias-initializer=uniform, or other data
        """);
  }

  @Test
  void nothingIsPassedThatIsNotFinite() throws IOException {
    String message = """
        error: activation 'acme.%s' has a derivative of \\S+ where finite differences of its values give \\S+
          --> FOLDER/%1$s.jar
          help: this is a bug in the plug-in \\(acme.Odd\\): compare its derivative with its value
        """;
    assertNotPassed("half", "x > 0 ? Double.NaN : x", "1", message.formatted("half"));
    assertNotPassed("none", "x", "Double.NaN", message.formatted("none"));
    assertNotPassed("huge", "x > 0.1 ? Double.POSITIVE_INFINITY : x", "1", message.formatted("huge"));
  }

  @Test
  void aLossThatCantSayWhatItNeedsIsNamed() throws IOException {
    Path jar = new JarBuilder(folder)
        .source("acme.Mute", """
            @Plugin(name = "acme.mute", summary = "Says nothing of targets.", api = Api.LEVEL)
            public record Mute() implements ElementwiseLoss {
              public double value(double y, double target) { return 0; }
              public double derivative(double y, double target) { return 0; }
              public java.util.Optional<String> needsOfTarget(double target) { throw new IllegalStateException("no"); }
            }
            """)
        .offer("Loss", "acme.Mute").build(folder.resolve("mute.jar"));
    Ran ran = bench.ganglion("check FOLDER/iris.yaml --set loss=acme.mute", "--plugin", jar.toString());
    ran.assertFails(5, """
        error: loss 'acme.mute' failed to report which targets it needs: java.lang.IllegalStateException: no
          --> --set loss=acme.mute
          |
        1 | loss=acme.mute
          |      ^^^^^^^^^
          help: this is a bug in the plug-in (acme.Mute.needsOfTarget in FOLDER/mute.jar); report it to its author
        """);
  }

  /** A loss is only seen through the activation below it: what is wrong there isn't its fault. */
  @Test
  void aLossIsNotBlamedForTheActivationBelowIt() throws IOException {
    Ran ran = bench.ganglion("gradcheck FOLDER/iris.yaml --set loss=squared-error --set"
        + " network.layers.1.activation=acme.wrong", "--plugin", wrongPlugins().toString());
    assertEquals(5, ran.code());
    assertTrue(ran.err().startsWith("error: activation 'acme.wrong' has"), ran.err());
    assertFalse(ran.err().contains("loss"), ran.err());
  }
}
