package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language models that come with Ganglion, on the beginning of their text and with one epoch of small batches. */
class GenerationExamplesTest {
  private static final int LENGTH = 12_000;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"shakespeare-lstm, tinyshakespeare.txt, validation", "names, names.csv, train",
      "shakespeare-transformer, tinyshakespeare.txt, validation"})
  void learnMoreThanHowFrequentCharactersAre(String name, String file, String part) {
    Bench bench = new Bench(folder);
    bench.write("text.txt", Bench.read(SharedData.path("sequences/" + file)).substring(0, LENGTH));
    Ran ran = bench.ganglion("run ../examples/text-generation/" + name + ".yaml --out FOLDER/runs --json --set"
        + " data.file=" + bench.path("text.txt") + " --set training.epochs=1 --set training.batch-size=4");
    assertEquals(0, ran.code(), ran.err());
    JsonObject result = JsonParser.parseString(ran.out()).getAsJsonObject();
    double bits = result.getAsJsonObject("splits").getAsJsonObject(part).get("bits-per-character").getAsDouble();
    assertTrue(bits < 4.6, () -> "bits per character " + bits); // of single characters: 4.8 and 4.7
    Ran written = bench.ganglion("generate " + bench.onlyRun() + " --length 100");
    assertEquals(0, written.code(), written.err());
    assertTrue(written.out().length() >= 100, written.out());
  }
}
