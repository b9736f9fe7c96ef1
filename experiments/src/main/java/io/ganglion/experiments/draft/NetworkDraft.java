package io.ganglion.experiments.draft;

/** The network of a draft and how it is trained, each setting with its reason. */
interface NetworkDraft {
  /**
   * Writes the layers.
   *
   * @param activation of the last one
   */
  void writeNetwork(DraftText text, String activation, String activationReason, boolean perStep);

  /** Writes the loss, with a penalty where the network could memorize the examples. */
  void writeLoss(DraftText text, String loss, String reason);

  /** Writes the trainer and how long it trains. */
  void writeTraining(DraftText text);
}
