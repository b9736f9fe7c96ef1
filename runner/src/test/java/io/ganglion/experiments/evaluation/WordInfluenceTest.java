package io.ganglion.experiments.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.Words;
import io.ganglion.engine.model.Model;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordInfluenceTest {
  private static final List<String> TEXTS = List.of("a fine film", "dull", "the story never ends, dull dull dull", "",
      "unheard of", "fine fine");
  private static final double[] STARS = {3, 1, 2, 5, 4, 2};

  @TempDir
  Path folder;

  /** Trains on the texts, and takes every word out of each of them, for a network of layers or branches. */
  private void assertExact(String network) throws IOException {
    Bench bench = new Bench(folder);
    StringBuilder table = new StringBuilder("note,stars,good\n");
    for (int i = 0; i < TEXTS.size(); i++) {
      table.append("\"" + TEXTS.get(i) + "\"," + STARS[i] + "," + (TEXTS.get(i).contains("fine") ? "yes\n" : "no\n"));
    }
    bench.write("notes.csv", table.toString());
    bench.write("notes.yaml", "data: {file: notes.csv, target: good, columns: {note: {type: text, min-count: 1}}"
        + (network.contains("branches") ? "" : ", ignore: stars") + "}\nnetwork: " + network + """

        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.05}
        training: {epochs: 5, batch-size: 2}
        """);
    Model model = Model.load(bench.run("notes").resolve("model.ganglion"));
    Examples examples = model.preprocessing().encodeRows(new Table(List.of(new TextColumn("note", TEXTS),
        new NumberColumn("stars", STARS))));
    int compared = 0;
    for (int i = 0; i < TEXTS.size(); i++) {
      double[] effects = new WordInfluence(model, examples,
          network.contains("branches") ? 1 : 0).effects(i);
      List<String> words = new Words(false).split(TEXTS.get(i));
      assertEquals(Math.max(1, words.size()), effects.length, "an empty text is an unknown word");
      String label = model.predict(Map.of("note", TEXTS.get(i), "stars", STARS[i])).label();
      for (int word = 0; word < words.size(); word++) {
        List<String> others = new ArrayList<>(words);
        others.remove(word);
        double whole = probability(model, i, TEXTS.get(i), label);
        assertEquals(whole - probability(model, i, String.join(" ", others), label), effects[word], 0,
            TEXTS.get(i) + " without word " + word);
        compared++;
      }
    }
    assertTrue(compared > 14, compared + " compared");
  }

  private static double probability(Model model, int row, String note, String label) {
    return model.predict(Map.of("note", note, "stars", STARS[row])).probabilities().get(label);
  }

  @Test
  void isWhatLeavingAWordOutGivesToTheBit() throws IOException {
    assertExact("{layers: [{use: embedding, dimension: 3}, {use: global-average-pool},"
        + " {units: auto, activation: softmax}]}");
  }

  @Test
  void isExactOfRecurrentLayersToo() throws IOException {
    assertExact("{layers: [{use: embedding, dimension: 3},"
        + " {use: gru, units: 4, direction: bidirectional, outputs: last}, {units: auto, activation: softmax}]}");
  }

  @Test
  void isExactBesideOtherColumns() throws IOException {
    assertExact("{branches: [{inputs: stars}, {inputs: note, layers: [{use: embedding, dimension: 3},"
        + " {use: conv1d, filters: 2, activation: tanh}, {use: global-max-pool}]}],"
        + " layers: [{units: auto, activation: softmax}]}");
  }
}
