package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments on sequences that come with Ganglion, those that take long with fewer epochs. */
class SequenceExamplesTest {
  @TempDir
  Path folder;

  private JsonObject test(String name, String more) {
    Ran ran = new Bench(folder).ganglion("run ../examples/sequences/" + name + ".yaml --out FOLDER/runs --json" + more);
    assertEquals(0, ran.code(), ran.err());
    return JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonObject("splits").getAsJsonObject("test");
  }

  private static String file(String name) {
    return " --set data.file=" + SharedData.path(name);
  }

  /** Whole, as it is shipped: 1,535 is the variance that the literature divides by. */
  @Test
  void sunspotsReachTheFigureOfTheLiterature() {
    double error = test("sunspots-gru", file("series/sunspot.year.csv")).get("rmse").getAsDouble();
    assertTrue(error * error / 1535 <= 0.12, () -> "average relative variance " + error * error / 1535);
  }

  @Test
  void vowelsAreToldApartAfterFiveEpochs() {
    double accuracy = test("japanese-vowels", file("sequences/japanese_vowels.csv") + " --set training.epochs=5")
        .get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.8, () -> "accuracy " + accuracy);
  }

  @Test
  void gesturesBeatGuessingAfterTwentyEpochs() {
    double accuracy = test("gestures", file("sequences/pickup_gesture_wide.csv") + " --set training.epochs=20")
        .get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.2, () -> "accuracy " + accuracy);
  }

  @Test
  void theTasksAreDrawnAndTrained() {
    assertEquals(20, test("adding-problem", " --set training.epochs=1 --set data.format.sequences=100").get("examples")
        .getAsInt());
    assertEquals(20, test("copying", " --set training.epochs=1 --set data.format.sequences=100").get("examples")
        .getAsInt());
  }
}
