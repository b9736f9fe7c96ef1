package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.text.Words;
import io.ganglion.engine.model.Model;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that moved a prediction most, in {@code evaluation.json} and the report. */
class WordsInReportTest {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  @TempDir
  Path folder;

  @Test
  void areWhatLeavingEachOutGives() throws IOException {
    Bench bench = new Bench(folder);
    SplittableRandom random = new SplittableRandom(1);
    List<String> words = List.of("fine", "dull", "great", "film", "story", "the", "never");
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < 80; line++) {
      List<String> text = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        text.add(words.get(random.nextInt(words.size())));
      }
      lines.append(text.contains("dull") ? "bad\t" : "good\t").append(String.join(" ", text))
          .append(line == 60 ? " <script>alert(1)</script> \u202Eevil" : "").append('\n');
    }
    bench.write("lines.txt", lines.toString());
    bench.write("lines.yaml", """
        data:
          file: lines.txt
          format: lines
          target: label
          split: {train: 0.75, test: 0.25, order: file}
        network:
          layers:
            - {use: embedding, dimension: 4}
            - {use: gru, units: 5, outputs: last}
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 8, batch-size: 8}
        """);
    Path run = bench.run("lines");
    Model model = Model.load(run.resolve("model.ganglion"));
    JsonObject shown = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("words");
    assertEquals("text", shown.get("column").getAsString());
    int compared = 0;
    for (JsonElement each : shown.getAsJsonArray("texts")) {
      String text = each.getAsJsonObject().get("text").getAsString();
      List<String> tokens = new Words(false).split(text);
      String label = model.predict(Map.of("text", text)).label();
      for (JsonElement token : each.getAsJsonObject().getAsJsonArray("tokens")) {
        int place = token.getAsJsonObject().get("place").getAsInt() - 1;
        assertEquals(tokens.get(place), token.getAsJsonObject().get("token").getAsString());
        List<String> others = new ArrayList<>(tokens);
        others.remove(place);
        double effect = probability(model, text, label) - probability(model, String.join(" ", others), label);
        assertEquals(new BigDecimal(effect).round(DIGITS).stripTrailingZeros(),
            token.getAsJsonObject().get("effect").getAsBigDecimal().stripTrailingZeros(), text + ", " + place);
        compared++;
      }
    }
    assertTrue(compared > 12, () -> "compared");
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("<bdi>&lt;</bdi>") || report.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertFalse(report.contains("<script>alert(1)"));
    assertFalse(report.contains("\u202E"), "what reverses the line");
  }

  private static double probability(Model model, String text, String label) {
    return model.predict(Map.of("text", text)).probabilities().get(label);
  }
}
