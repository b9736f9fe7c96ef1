package io.ganglion.experiments.draft;

import io.ganglion.experiments.text.Format;

/**
 * How large a network is and how it is trained, by how much there is to learn from.
 *
 * @param rows training examples
 * @param inputs numbers that go into it
 * @param outputs numbers that come out
 * @param sequences whether examples are sequences
 * @param validates whether there are validation examples
 */
record NetworkChoice(int rows, int inputs, int outputs, boolean sequences, boolean validates)
    implements NetworkDraft {
  /** Full batches are affordable up to here, and trainers that need them converge in far fewer passes. Chosen. */
  private static final int FULL_BATCHES = 5_000;
  /** From here on, a second layer pays. Chosen. */
  private static final int DEEP = 10_000;
  private static final int LEAST_UNITS = 4;

  /** Whether the trainer takes all examples at once. */
  boolean isFull() {
    return rows <= FULL_BATCHES && !sequences;
  }

  /** Units of the first hidden layer. */
  int units() {
    if (sequences) {
      return rows < 200 ? 8 : rows < 1_000 ? 32 : 64;
    }
    int most = rows < 1_000 ? 16 : rows < FULL_BATCHES ? 32 : rows < 50_000 ? 64 : 128;
    int units = most;
    while (units > LEAST_UNITS && parameters(units) > rows) {
      units /= 2;
    }
    while (units < outputs && units < most) {
      units *= 2;
    }
    return units;
  }

  private int parameters(int units) {
    return (inputs + 1) * units + (units + 1) * outputs;
  }

  private boolean isDeep() {
    return rows >= DEEP && !sequences;
  }

  /** Whether the network could memorize its examples. */
  private boolean isLarge() {
    return !sequences && parameters(units()) > rows / 2;
  }

  private String sizeReason() {
    if (sequences) {
      return "a recurrent layer reads the steps of a sequence one after another; " + units() + " units for "
          + Format.count(rows, "training sequence");
    }
    return Format.count(units(), "hidden unit") + (isDeep() ? " and " + units() / 2 + " after them" : "") + ": about "
        + Format.grouped(parameters(units()) + (isDeep() ? units() * (units() / 2 + 1) : 0)) + " weights for "
        + Format.count(rows, "training example") + ", of " + Format.count(inputs, "number") + " each";
  }

  @Override
  public void writeNetwork(DraftText text, String activation, String activationReason, boolean perStep) {
    text.line(0, "");
    text.line(0, "network:", sizeReason());
    text.line(2, "layers:");
    if (sequences) {
      text.line(4, "- {use: gru, units: " + units() + (perStep ? "" : ", outputs: last") + "}");
    } else {
      String hidden = isFull() ? "tanh" : "relu";
      text.line(4, "- {units: " + units() + ", activation: " + hidden + "}");
      if (isDeep()) {
        text.line(4, "- {units: " + units() / 2 + ", activation: " + hidden + "}");
      }
    }
    text.line(4, "- {units: auto, activation: " + activation + "}", activationReason);
  }

  @Override
  public void writeLoss(DraftText text, String loss, String reason) {
    text.line(0, "");
    if (isLarge() || !validates) {
      text.line(0, "loss: {use: " + loss + ", l2: " + (sequences ? "0.001" : "0.01") + "}", reason
          + "; l2 keeps weights small, for "
          + (validates ? "there are few examples for these weights" : "no validation examples say when to stop"));
    } else {
      text.line(0, "loss: " + loss, reason);
    }
  }

  @Override
  public void writeTraining(DraftText text) {
    text.line(0, "");
    if (isFull()) {
      text.line(0, "trainer: rprop", "rprop takes all examples at once and needs no learning rate: right for a table"
          + " of up to " + Format.grouped(FULL_BATCHES) + " examples");
    } else {
      text.line(0, "trainer: {use: adam, learning-rate: " + (sequences ? "0.003" : "0.001") + "}",
          sequences ? "adam with a small step is a good start for recurrent layers"
              : "with " + Format.grouped(rows) + " examples, many small steps are faster than few exact ones");
    }
    int epochs = isFull() ? 500 : sequences ? 100 : rows < 100_000 ? 100 : 30;
    int patience = isFull() ? 50 : sequences ? 15 : rows < 100_000 ? 10 : 3;
    text.line(0, "");
    if (validates) {
      text.comment(0, "at most " + epochs + " passes over the training examples; it ends once the validation loss"
          + " hasn't improved for " + patience + ", and the best pass is kept");
    } else {
      text.comment(0, (isFull() ? epochs / 5 : epochs / 3) + " passes over the training examples: without validation"
          + " examples nothing says when to stop");
    }
    text.line(0, "training:");
    text.line(2, "epochs: " + (validates ? epochs : isFull() ? epochs / 5 : epochs / 3));
    if (validates) {
      text.line(2, "stop: {rule: patience, epochs: " + patience + "}");
      text.line(2, "keep: best");
    }
    if (!isFull()) {
      text.line(2, "batch-size: " + (sequences || rows < 20_000 ? 32 : rows < 200_000 ? 128 : 256));
    }
    if (sequences) {
      text.line(2, "gradient-clip-norm: 1", "recurrent networks need it: it shortens gradients that explode");
    }
    if (sequences || units() >= 64) {
      text.line(0, "");
      text.line(0, "runtime: {precision: float32}", "float32 is faster for layers of this size, and rounds more;"
          + " remove this line for float64");
    }
  }
}
