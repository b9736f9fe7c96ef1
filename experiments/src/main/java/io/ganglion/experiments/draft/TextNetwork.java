package io.ganglion.experiments.draft;

import io.ganglion.engine.data.Quoted;
import io.ganglion.experiments.binding.YamlText;
import io.ganglion.experiments.text.Format;
import java.util.List;

/**
 * A network that reads texts, each in a branch of its own if there is anything beside it.
 *
 * @param rows training examples
 * @param texts at least one
 * @param others numbers that the other inputs give, 0 if there are none
 * @param outputs numbers that come out
 * @param validates whether there are validation examples
 */
record TextNetwork(int rows, List<TextChoice> texts, int others, int outputs, boolean validates)
    implements NetworkDraft {
  private static final int VERY_FEW = 300;
  private static final int FEW = 1_000;
  private static final int MANY = 20_000;

  TextNetwork {
    texts = List.copyOf(texts);
  }

  private int dimension() {
    return rows < FEW ? 8 : rows < 3 * FEW ? 16 : 32;
  }

  private boolean isRecurrent() {
    return texts.stream().anyMatch(TextChoice::isRecurrent);
  }

  @Override
  public void writeNetwork(DraftText text, String activation, String activationReason, boolean perStep) {
    text.line(0, "");
    if (texts.size() == 1 && others == 0) {
      text.line(0, "network:", texts.get(0).layersReason());
      text.line(2, "layers:");
      texts.get(0).layers(dimension()).forEach(layer -> text.line(4, "- " + layer));
    } else {
      text.line(0, "network:", "a text has as many rows as tokens, other columns one: each goes through a branch of"
          + " its own, which makes one row of it");
      text.line(2, "branches:");
      for (TextChoice each : texts) {
        text.comment(4, each.layersReason());
        text.line(4, "- inputs: " + YamlText.of(each.column()));
        text.line(6, "layers: [" + String.join(", ", each.layers(dimension())) + "]");
      }
      if (others > 0) {
        text.line(4, "- inputs: rest");
      }
      int units = new NetworkChoice(rows, texts.size() * dimension() + others, outputs, false, validates).units();
      text.line(2, "layers:", Format.count(units, "hidden unit") + " for what " + Quoted.list(
          texts.stream().map(TextChoice::column).toList()) + (others > 0 ? " and the other columns say together"
              : " say together"));
      text.line(4, "- {units: " + units + ", activation: tanh}");
    }
    text.line(4, "- {units: auto, activation: " + activation + "}", activationReason);
  }

  @Override
  public void writeLoss(DraftText text, String loss, String reason) {
    text.line(0, "");
    if (rows < FEW || !validates) {
      text.line(0, "loss: {use: " + loss + ", l2: 0.001}", reason + "; l2 keeps weights small, for "
          + (validates ? "there are few examples for the numbers of all words"
              : "no validation examples say when to stop"));
    } else {
      text.line(0, "loss: " + loss, reason);
    }
  }

  @Override
  public void writeTraining(DraftText text) {
    text.line(0, "");
    text.line(0, "trainer: {use: adam, learning-rate: " + (rows < VERY_FEW ? "0.01" : "0.003") + "}",
        "adam makes steps as long for words that are rare as for others");
    Pace pace = rows < VERY_FEW ? new Pace(100, 20, 8) : rows < FEW ? new Pace(100, 15, 32)
        : rows < MANY ? new Pace(30, 4, 32) : new Pace(10, 2, 64);
    pace.write(text, validates);
    if (isRecurrent()) {
      text.line(2, "gradient-clip-norm: 1", "recurrent networks need it: it shortens gradients that explode");
    }
    text.line(0, "");
    text.line(0, "runtime: {precision: float32}", "float32 is faster for texts, and rounds more; remove this line for"
        + " float64");
  }
}
