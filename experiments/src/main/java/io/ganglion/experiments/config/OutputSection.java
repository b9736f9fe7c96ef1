package io.ganglion.experiments.config;

import io.ganglion.api.Setting;

/** What is written beside the results: {@code output} in the file. Changes no result. */
public record OutputSection(
    @Setting("whether the run directory gets events.jsonl, a line for all that the command tells") boolean events,
    @Setting("whether the run directory gets a file that TensorBoard shows") boolean tensorboard) {
  public OutputSection() {
    this(false, false);
  }
}
