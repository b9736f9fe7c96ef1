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

/** The experiments on texts that come with Ganglion, those that take long with fewer epochs. */
class TextExamplesTest {
  @TempDir
  Path folder;

  private JsonObject run(String name, String more) {
    Ran ran = new Bench(folder).ganglion("run ../examples/text/" + name + ".yaml --out FOLDER/runs --json" + more);
    assertEquals(0, ran.code(), ran.err());
    return JsonParser.parseString(ran.out()).getAsJsonObject();
  }

  private double accuracy(String name, String more) {
    return run(name, more).getAsJsonObject("splits").getAsJsonObject("test").get("accuracy").getAsDouble();
  }

  /** Whole, as it is shipped; the median of five seeds is .984. */
  @Test
  void spamIsToldFromWhatIsNone() {
    double accuracy = accuracy("sms-spam", " --set data.file=" + SharedData.path("sequences/sms_spam.tsv"));
    assertTrue(accuracy >= 0.98, () -> "accuracy " + accuracy);
  }

  /** Always predicting Russian reaches .52. */
  @Test
  void languagesAreToldFromNamesAfterOneEpoch() {
    double accuracy = accuracy("names", " --set data.file=" + SharedData.path("sequences/names.csv")
        + " --set training.epochs=1");
    assertTrue(accuracy >= 0.65, () -> "accuracy " + accuracy);
  }

  /** A network that learns nothing reaches .62. */
  @Test
  void passengersSurviveByNameAndNumbers() {
    double accuracy = accuracy("titanic", " --set training.epochs=10");
    assertTrue(accuracy >= 0.75, () -> "accuracy " + accuracy);
    Ran folds = new Bench(folder).ganglion("run ../examples/text/titanic.yaml --out FOLDER/runs --json --set",
        "data.split={kfold: 5, stratify: true}", "--set", "training.epochs=1");
    assertEquals(0, folds.code(), folds.out());
  }
}
