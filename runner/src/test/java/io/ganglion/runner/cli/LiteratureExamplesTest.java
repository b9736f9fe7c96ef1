package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiments in {@code examples/literature}. */
class LiteratureExamplesTest {
  private static final String EXAMPLES = "../examples/literature/";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private JsonObject test(String name, Path data, String... more) {
    Ran ran = bench.ganglion("run " + EXAMPLES + name + ".yaml --out FOLDER/runs --json --set data.file=" + data, more);
    return ran.json().getAsJsonObject("splits").getAsJsonObject("test");
  }

  /** The test errors, in percent, that scikit-learn's MLPClassifier has with its defaults. */
  @ParameterizedTest
  @CsvSource({"cancer1, 2.30", "diabetes1, 25.2", "glass1, 49.8", "card1, 12.7"})
  void makeFewerErrorsThanMlpClassifier(String problem, double error) {
    double accuracy = test(problem, SharedData.path("proben1/" + problem + ".dt")).get("accuracy").getAsDouble();
    assertTrue(100 * (1 - accuracy) < error, problem + ": accuracy " + accuracy);
  }

  /** All of it takes some five seconds; after a tenth, it is good enough. */
  @Test
  void makeFewerErrorsWithThyroid() {
    double accuracy = test("thyroid1", SharedData.path("proben1/thyroid1.dt"), "--set", "training.epochs=100")
        .get("accuracy").getAsDouble();
    assertTrue(100 * (1 - accuracy) < 4.3, "accuracy " + accuracy);
  }

  @ParameterizedTest
  @CsvSource({"mnist-100", "mnist-300"})
  void areSoundExperimentsOnMnist(String name) {
    assertEquals("ok\n", bench.ganglion("check " + EXAMPLES + name + ".yaml --set data.file="
        + SharedData.path("mnist/t10k-images-idx3-ubyte.gz")).out());
  }

  @Test
  void solveTheTwoSpirals() {
    assertEquals("2-5-5-5-1 with shortcuts",
        bench.ganglion("run " + EXAMPLES + "two-spirals.yaml --out FOLDER/runs --json").json().get("network")
            .getAsString());
  }
}
