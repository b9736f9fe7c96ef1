package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.plugins.JarBuilder;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.runner.bad.BadPlugin;
import io.ganglion.runner.bad.BadPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad plug-ins in commands other than {@code run}. */
class BadPluginCommandsTest {
  private static final int PLUGIN = 5;
  /** {@code all} has all that leave the JVM of a test alone in every command: some ten minutes. */
  private static final boolean ALL = System.getProperty("ganglion.bad-plugins", "").equals("all");
  private static final List<String> FAILING = ALL ? failing() : List.of("throw-self", "throw-helper",
      "sneaky", "sneaky-unchecked-io", "recurse-self", "thread-death", "message-throws", "t-step-null", "t-sneaky",
      "t-wrong-length", "t-stack", "l-throws", "i-throws", "initializer-error", "layer-form-sneaky", "layer-pass-null",
      "layer-forward-throws", "layer-sums-token-beyond");
  private static final List<Integer> MEANT = List.of(0, 3, 4, PLUGIN, 6);
  private static final List<String> TRAINING = List.of(
      "compare FOLDER/xor.yaml --seeds 2 --out FOLDER/runs", "sweep FOLDER/iris.yaml --runs 2 --out FOLDER/runs");

  @TempDir
  static Path folder;

  private Bench bench;

  @BeforeAll
  static void buildJars() throws IOException {
    BadPlugins.build(BadPlugins.all().stream().filter(BadPlugin::isTame).toList(), folder);
  }

  @BeforeEach
  void withASoundExperiment() {
    bench = new Bench(folder);
    bench.example("xor");
    bench.example("iris");
  }

  private static List<String> failing() {
    return BadPlugins.all().stream().filter(bad -> bad.isTame() && bad.end() == BadPlugin.End.FAILS)
        .map(BadPlugin::key).toList();
  }

  private static BadPlugin plugin(String key) {
    return BadPlugins.all().stream().filter(plugin -> plugin.key().equals(key)).findFirst().orElseThrow();
  }

  private Ran ran(BadPlugin bad, String command, String... more) {
    List<String> words = new ArrayList<>(List.of("--plugin", folder.resolve(bad.key() + ".jar").toString()));
    words.addAll(bad.settings());
    words.addAll(List.of(more));
    return bench.ganglion(command, words.toArray(String[]::new));
  }

  private static void assertNamed(BadPlugin bad, Ran ran) {
    assertEquals(PLUGIN, ran.code(), ran.err());
    assertFalse(ran.err().contains("bug in Ganglion"), ran.err());
    assertTrue(ran.err().contains(bad.name()), ran.err());
    assertTrue(ran.err().contains("FOLDER/" + bad.key() + ".jar"), ran.err());
    assertTrue(ran.err().contains(bad.said()), ran.err());
  }

  static Stream<Arguments> inTraining() {
    return FAILING.stream().flatMap(key -> TRAINING.stream().map(command -> Arguments.of(key, command)));
  }

  @ParameterizedTest
  @MethodSource("inTraining")
  void isNamedInAStudy(String key, String command) {
    BadPlugin bad = plugin(key);
    String[] more = command.startsWith("compare") ? new String[] {"--vary", "training.epochs=3,4"}
        : new String[] {"--over", "training.epochs=3,4"};
    assertNamed(bad, ran(bad, command, more));
  }

  static Stream<String> ofTheNetwork() {
    return FAILING.stream().filter(key -> !key.startsWith("t-"));
  }

  @ParameterizedTest
  @MethodSource("ofTheNetwork")
  void isNamedInAGradientCheck(String key) {
    assertNamed(plugin(key), ran(plugin(key), "gradcheck FOLDER/xor.yaml"));
  }

  static Stream<String> whatIsAsked() {
    return Stream.of("l-needs-null", "l-needs-throws", "l-target-null", "l-target-throws", "t-demands-null",
        "t-demands-throws");
  }

  @ParameterizedTest
  @MethodSource("whatIsAsked")
  void isNamedInACheck(String key) {
    assertNamed(plugin(key), ran(plugin(key), "check FOLDER/xor.yaml"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isNamedWhereItIsListed(String key) {
    BadPlugin bad = plugin(key);
    String jar = folder.resolve(key + ".jar").toString();
    assertAll(Stream.of("plugins list", "plugins describe " + bad.settings().get(1).replaceFirst(".*=", "activation "))
        .map(command -> () -> {
          Ran ran = bench.ganglion(command, "--plugin", jar);
          assertEquals(PLUGIN, ran.code(), ran.err());
          assertTrue(ran.err().contains("FOLDER/" + key + ".jar"), ran.err());
          assertTrue(ran.err().contains(bad.said()), ran.err());
          assertFalse(ran.err().contains("bug in Ganglion"), ran.err());
        }));
  }

  static Stream<String> refused() {
    return BadPlugins.all().stream().filter(bad -> bad.isTame() && bad.end() == BadPlugin.End.REFUSED)
        .map(BadPlugin::key);
  }

  /** With each other plug-in, every command ends with a code that is meant. */
  @ParameterizedTest
  @MethodSource("others")
  void isNoBugOfGanglion(String key) {
    assertAll(Stream.of("compare FOLDER/xor.yaml --seeds 2 --out FOLDER/runs --vary training.epochs=3,4",
        "sweep FOLDER/iris.yaml --runs 2 --out FOLDER/runs --over training.epochs=3,4", "gradcheck FOLDER/xor.yaml",
        "check FOLDER/xor.yaml").map(command -> () -> {
          Ran ran = ran(plugin(key), command);
          assertTrue(MEANT.contains(ran.code()), () -> command + ": " + ran.code() + "\n" + ran.err());
          assertFalse(ran.err().contains("bug in Ganglion"), ran.err());
        }));
  }

  static Stream<String> others() {
    List<String> some = List.of("nan-forward", "l-nan", "t-nan-loss", "i-nan", "layer-nan", "layer-form-changes");
    return ALL ? BadPlugins.all().stream().filter(bad -> bad.isTame() && bad.end() != BadPlugin.End.FAILS)
        .map(BadPlugin::key) : some.stream();
  }

  /** A good plug-in beside a bad one that isn't used works, and so does a good one where the other can't be loaded. */
  @ParameterizedTest
  @MethodSource("besides")
  void leavesAGoodOneBesideItAlone(String key) {
    BadPlugin bad = plugin(key);
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs", "--set", "training={epochs: 3}",
        "--plugin", folder.resolve("fine.jar").toString(), "--plugin", folder.resolve(key + ".jar").toString(),
        "--set", "network.layers.0.activation=bad.fine");
    assertEquals(bad.end() == BadPlugin.End.REFUSED ? PLUGIN : 0, ran.code(), ran.err());
    assertEquals(bad.end() == BadPlugin.End.REFUSED, ran.err().contains("FOLDER/" + key + ".jar"), ran.err());
    assertFalse(ran.err().contains("fine.jar"), ran.err());
  }

  static Stream<String> besides() {
    return ALL ? BadPlugins.all().stream().filter(bad -> bad.isTame() && !bad.key().equals("fine"))
        .map(BadPlugin::key)
        : Stream.of("throw-self", "t-stack", "l-nan", "i-throws", "layer-forward-throws", "locale-ctor", "uppercase");
  }

  /** A model that was trained with a good plug-in, and then used with a bad one of the same name. */
  @ParameterizedTest
  @MethodSource("inModels")
  void isNamedByThoseThatUseItsModel(String key) throws IOException {
    BadPlugin bad = plugin(key);
    Path jars = Files.createDirectories(folder.resolve("twins"));
    BadPlugins.build(List.of(bad.soundTwin()), jars);
    List<String> words = new ArrayList<>(List.of("--plugin", jars.resolve(key + ".jar").toString(), "--set",
        "training={epochs: 3}"));
    words.addAll(bad.settings());
    Path model = bench.run("xor", words.toArray(String[]::new)).resolve("model.ganglion");
    for (String command : List.of("predict", "evaluate")) {
      Ran ran = bench.ganglion(command + " " + model + " FOLDER/data/xor.csv", "--allow-changed-plugins", "--plugin",
          folder.resolve(key + ".jar").toString());
      assertNamed(bad, ran);
    }
  }

  static Stream<String> inModels() {
    List<String> some = List.of("recurse-helper", "layer-form-null", "layer-form-throws", "layer-pass-null",
        "layer-forward-throws", "layer-forward-rows");
    return ALL ? BadPlugins.all().stream().filter(bad -> bad.isTame() && bad.isPlain()
        && bad.end() == BadPlugin.End.FAILS && isPredictedWith(bad)).map(BadPlugin::key) : some.stream();
  }

  private static boolean isPredictedWith(BadPlugin bad) {
    boolean isOfTheWayBack = bad.said().contains("backward") || bad.said().contains("sums")
        || bad.said().contains("derivative") || bad.key().startsWith("layer-sums");
    return !isOfTheWayBack && !bad.key().matches("[til]-.*|layer-(fixed|net-inputs|statistics|second).*");
  }

  /** The plug-in of a model fails only when the model is used. */
  @Test
  void isNamedInPredictions() throws IOException {
    for (String code : List.of("throw new IllegalStateException(\"later\");",
        "Late.<RuntimeException>sneak(new java.io.IOException(\"later\")); return x;",
        "throw new java.io.UncheckedIOException(new java.io.IOException(\"later\"));")) {
      Path model = model("return Math.tanh(x);");
      Path jar = jar(code);
      for (String command : List.of("predict " + model + " FOLDER/data/xor.csv",
          "predict " + model + " FOLDER/data/xor.csv --out FOLDER/predicted.csv",
          "evaluate " + model + " FOLDER/data/xor.csv")) {
        Ran ran = bench.ganglion(command, "--allow-changed-plugins", "--plugin", jar.toString());
        assertEquals(PLUGIN, ran.code(), ran.err());
        assertTrue(ran.err().startsWith("error: activation 'acme.late' failed in acme.Late.value"), ran.err());
        assertTrue(ran.err().contains("later\n  --> FOLDER/late.jar\n"), ran.err());
      }
    }
  }

  private Path model(String value) throws IOException {
    Path run = bench.run("xor", "--plugin", jar(value).toString(), "--set", "network.layers.0.activation=acme.late",
        "--set", "training={epochs: 3}");
    return run.resolve("model.ganglion");
  }

  private static Path jar(String value) throws IOException {
    return new JarBuilder(folder).source("acme.Late", """
        @Plugin(name = "acme.late", summary = "For a test.", api = Api.LEVEL)
        public record Late() implements ElementwiseActivation {
          public double value(double x) { %s }
          public double derivative(double x, double y) { return 1 - y * y; }
          @SuppressWarnings("unchecked") static <E extends Throwable> void sneak(Throwable t) throws E { throw (E) t; }
        }
        """.formatted(value)).offer("Activation", "acme.Late").build(folder.resolve("late.jar"));
  }
}
