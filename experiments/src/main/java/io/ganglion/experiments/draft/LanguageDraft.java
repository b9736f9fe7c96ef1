package io.ganglion.experiments.draft;

import io.ganglion.engine.data.Column;
import io.ganglion.experiments.binding.YamlText;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.WantedColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Drafts an experiment for a text: a language model by characters, which goes on with texts of its kind. The network
 * and its training are sized by the number of characters: up to some millions, a first result takes about a minute.
 */
public final class LanguageDraft {
  /** Fewer characters are all for training: a tenth of them would say little. */
  private static final int FEW = 10_000;
  private static final int SOME = 20_000;
  private static final int MANY = 100_000;
  private static final int VERY_MANY = 3_000_000;
  /** How many characters a training sees in all its epochs, about: some 120,000 a second on one processor. */
  private static final int WORK = 8_000_000;

  private final DraftRequest request;
  private final int lines;
  private final int characters;
  private final long different;

  private LanguageDraft(DraftRequest request) {
    this.request = request;
    SourceTable source = request.format().read(new TableRequest(List.of(ByteSource.of(request.table())),
        request.layout(), WantedColumns.ALL, TableRequest.Use.TRAINING));
    Column text = source.table().column(request.format().textColumn().orElseThrow()).orElseThrow();
    this.lines = text.size();
    int[] points = IntStream.range(0, lines).flatMap(row -> text.text(row).codePoints()).toArray();
    this.characters = points.length;
    this.different = Arrays.stream(points).distinct().count();
  }

  /**
   * Drafts an experiment.
   *
   * @throws ProblemException if the text can't be read, or is too short to learn from
   */
  public static Draft of(DraftRequest request, PluginCatalog catalog) {
    LanguageDraft draft = new LanguageDraft(request);
    String yaml = draft.yaml();
    LoadedExperiment loaded = ExperimentReader.read(request.experiment(), List.of(), yaml);
    return new Draft(yaml, draft.facts(DataPreparation.prepare(loaded.bind(catalog), loaded::place)));
  }

  private boolean validates() {
    return characters >= FEW;
  }

  private int window() {
    return characters < SOME ? 32 : 64;
  }

  private String yaml() {
    DraftText text = new DraftText();
    text.head(request, "ganglion generate latest     goes on with a text: --prompt \"…\" --temperature 0.7");
    text.line(0, "");
    text.line(0, "data:");
    text.line(2, "file: " + YamlText.of(request.file()));
    text.line(2, "format: text", "a text, of which the network learns which character comes next");
    text.line(2, "text: {tokens: character, window: " + window() + "}", "characters, " + Format.grouped(different)
        + " different ones: words or byte-pair learn faster from long texts; an example has " + window()
        + " characters");
    if (validates()) {
      text.line(2, "split: {train: 0.9, validation: 0.1}", "the last tenth of the lines shows how well it goes on with"
          + " a text that it has not seen");
    } else {
      text.comment(2, "no split: a part of " + Format.count(characters, "character")
          + " would say little; all are for training");
    }
    network(text);
    text.line(0, "");
    text.line(0, "loss: cross-entropy", "the loss for classes, here characters: -log of the probability of the true"
        + " one");
    training(text);
    return text.toString();
  }

  private void network(DraftText text) {
    boolean small = characters < SOME;
    int units = small ? 48 : characters < VERY_MANY ? 128 : 256;
    text.line(0, "");
    text.line(0, "network:");
    text.line(2, "layers:");
    text.line(4, "- {use: embedding, dimension: " + (small ? 16 : 64)
        + ", initializer: {use: normal, standard-deviation: 1}}", "each character becomes some numbers, which are"
        + " learned");
    text.line(4, "- {use: lstm, units: " + units + "}", "an LSTM reads one character after another and keeps what"
        + " matters; more units learn longer patterns, and take longer");
    text.line(4, "- {units: auto, activation: softmax}", "softmax: a probability for each of the characters, which add"
        + " up to 1");
  }

  private void training(DraftText text) {
    text.line(0, "");
    text.line(0, "trainer: {use: adam, learning-rate: " + (characters < SOME ? "0.01" : "0.003") + "}",
        "adam makes steps as long for characters that are rare as for others");
    int epochs = Math.max(3, Math.min(60, WORK / characters));
    int batch = characters < SOME ? 16 : characters < MANY ? 32 : 64;
    new Pace(validates() ? epochs : 3 * epochs, Math.max(2, epochs / 6), batch).write(text, validates());
    text.line(2, "gradient-clip-norm: 1", "recurrent networks need it: it shortens gradients that explode");
    text.line(0, "");
    text.line(0, "runtime: {precision: float32}", "float32 is faster for texts, and rounds more; remove this line for"
        + " float64");
  }

  private Map<String, String> facts(PreparedData data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("text", Format.count(characters, "character") + " in " + Format.count(lines, "line") + ", "
        + Format.grouped(different) + " different");
    facts.put("examples", data.parts().entrySet().stream().map(part -> part.getKey() + " "
        + Format.count(part.getValue().count(), "window")).collect(Collectors.joining(", ")));
    return facts;
  }
}
