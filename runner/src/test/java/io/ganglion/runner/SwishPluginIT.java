package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in of {@code examples/swish-plugin}, which the build has made as a stranger would, at work. */
class SwishPluginIT {
  private static final Path EXAMPLES = Path.of(System.getProperty("ganglion.examples"));
  private static final String JAR = System.getProperty("ganglion.swish-plugin");

  @TempDir
  private Path folder;

  @Test
  void trainsXorAndIris() throws Exception {
    assertEquals(1, accuracyOf("xor", "train", "{use: acme.swish, beta: 1.5}"));
    assertTrue(accuracyOf("iris", "test", "acme.swish") >= 0.9);
  }

  private double accuracyOf(String example, String part, String activation) throws Exception {
    JsonObject facts = JsonParser.parseString(train(example, activation).out()).getAsJsonObject();
    String hash = facts.getAsJsonArray("plugins").get(0).getAsJsonObject().get("sha256").getAsString();
    assertEquals(64, hash.length());
    return facts.getAsJsonObject("splits").getAsJsonObject(part).get("accuracy").getAsDouble();
  }

  private ForkedCommand train(String example, String activation) throws Exception {
    ForkedCommand run = ganglion("run", EXAMPLES.resolve(example + ".yaml").toString(), "--plugin", JAR, "--json",
        "--out", "runs", "--set", "network.layers.0.activation=" + activation);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private ForkedCommand ganglion(String... args) throws Exception {
    return ForkedCommand.run(folder, List.of(args));
  }

  @Test
  void predictsOnlyWithThePlugin() throws Exception {
    JsonObject facts = JsonParser.parseString(train("iris", "acme.swish").out()).getAsJsonObject();
    String run = facts.get("run").getAsString();
    String table = EXAMPLES.resolve("data/iris.csv").toString();

    ForkedCommand without = ganglion("predict", run, table);
    assertEquals(4, without.code());
    assertEquals("error: the model needs the activation 'acme.swish', which is not there\n"
        + "  --> " + run + "/model.ganglion\n"
        + "  help: name its jar with --plugin\n", without.err());
    assertEquals("", without.out());

    ForkedCommand with = ganglion("predict", run, table, "--plugin", JAR);
    assertEquals(0, with.code(), with.err());
    assertEquals(151, with.out().lines().count());
  }

  @Test
  void isNamedInTheResolvedExperimentWhichRunsAsItIs() throws Exception {
    JsonObject facts = JsonParser.parseString(train("xor", "acme.swish").out()).getAsJsonObject();
    String resolved = facts.get("run").getAsString() + "/resolved.yaml";
    ForkedCommand again = ganglion("run", resolved, "--json", "--out", "again");
    assertEquals(0, again.code(), again.err());
    assertEquals(modelHash(facts), modelHash(JsonParser.parseString(again.out()).getAsJsonObject()));
  }

  private static String modelHash(JsonObject facts) {
    return facts.getAsJsonObject("outputs").get("model.ganglion").getAsString();
  }

  @Test
  void isFoundThroughTheExperimentAndTheFolderOfAJar() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.copy(Path.of(JAR), jars.resolve("swish.jar"));
    Files.copy(EXAMPLES.resolve("data/xor.csv"), folder.resolve("xor.csv"));
    String experiment = Files.readString(EXAMPLES.resolve("xor.yaml"), StandardCharsets.UTF_8)
        .replace("data/xor.csv", "xor.csv").replace("activation: tanh", "activation: acme.swish");
    Files.writeString(folder.resolve("xor.yaml"), experiment + "plugins: {path: jars}\n", StandardCharsets.UTF_8);

    ForkedCommand run = ganglion("run", "xor.yaml");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("acme.swish"), run.out());

    ForkedCommand described = ganglion("plugins", "describe", "activation", "acme.swish", "--plugin", "jars");
    assertEquals("""
        activation 'acme.swish'
          x times the sigmoid of beta x.

          origin     jars/swish.jar
          class      acme.Swish
          API level  3

          setting  default  type    meaning
          beta     1        number  sharpness, > 0

        In an experiment:
          - {units: 8, activation: {use: acme.swish, beta: 1}}
        """, described.out());
  }
}
