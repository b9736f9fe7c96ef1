package io.ganglion.engine;

import java.util.Optional;

/**
 * What training gave.
 *
 * @param parameters those that were kept; all finite unless the stop reason is {@code DIVERGED}
 * @param epochs how many epochs were run
 * @param keptEpoch the epoch after which the network had these parameters
 * @param stopReason why it ended
 * @param breakdown what went wrong if the stop reason is {@code DIVERGED}
 */
public record TrainingResult(double[] parameters, int epochs, int keptEpoch, StopReason stopReason,
    Optional<Breakdown> breakdown) {}
