package io.ganglion.engine;

/**
 * What training gave.
 *
 * @param parameters those that were kept; all finite unless the stop reason is {@code DIVERGED}
 * @param epochs how many epochs were run
 * @param keptEpoch the epoch after which the network had these parameters
 * @param stopReason why it ended
 */
public record TrainingResult(double[] parameters, int epochs, int keptEpoch, StopReason stopReason) {}
