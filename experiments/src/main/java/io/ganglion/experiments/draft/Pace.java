package io.ganglion.experiments.draft;

import io.ganglion.experiments.text.Format;

/**
 * How long a network is trained in mini-batches.
 *
 * @param epochs at most
 * @param patience epochs without a lower validation loss, after which it ends
 */
record Pace(int epochs, int patience, int batchSize) {
  /** Writes {@code training} but for what only some networks have. */
  void write(DraftText text, boolean validates) {
    text.line(0, "");
    int certain = Math.max(1, epochs / 3);
    if (validates) {
      text.comment(0, "at most " + epochs + " passes over the training examples; it ends once the validation loss"
          + " hasn't improved for " + patience + ", and the best pass is kept");
    } else {
      text.comment(0, Format.count(certain, "pass").replaceFirst("passs$", "passes") + " over the training examples:"
          + " without validation examples nothing says when to stop");
    }
    text.line(0, "training:");
    text.line(2, "epochs: " + (validates ? epochs : certain));
    if (validates) {
      text.line(2, "stop: {rule: patience, epochs: " + patience + "}");
      text.line(2, "keep: best");
    }
    text.line(2, "batch-size: " + batchSize);
  }
}
