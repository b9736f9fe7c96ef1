package io.ganglion.engine;

import io.ganglion.api.host.ArrayText;
import io.ganglion.engine.event.Breakdown;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What training gave.
 *
 * @param parameters those that were kept; all finite unless the stop reason is {@code DIVERGED}
 * @param epochs how many epochs were run
 * @param keptEpoch the epoch after which the network had these parameters
 * @param stopReason why it ended
 * @param breakdown what went wrong if the stop reason is {@code DIVERGED}
 * @param statistics what layers keep of the training examples with these parameters: {@link Network#withStatistics}
 *     takes it; empty for most networks, and if training diverged
 */
public record TrainingResult(double[] parameters, int epochs, int keptEpoch, StopReason stopReason,
    Optional<Breakdown> breakdown, double[] statistics) {
  /** Of a network that keeps nothing of the training examples. */
  public TrainingResult(double[] parameters, int epochs, int keptEpoch, StopReason stopReason,
      Optional<Breakdown> breakdown) {
    this(parameters, epochs, keptEpoch, stopReason, breakdown, new double[0]);
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrainingResult that && Arrays.equals(parameters, that.parameters) && epochs == that.epochs
        && keptEpoch == that.keptEpoch && stopReason.equals(that.stopReason) && breakdown.equals(that.breakdown)
        && Arrays.equals(statistics, that.statistics);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(parameters), epochs, keptEpoch, stopReason, breakdown,
        Arrays.hashCode(statistics));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "TrainingResult[parameters=" + ArrayText.of(parameters) + ", epochs=" + epochs + ", keptEpoch=" + keptEpoch
        + ", stopReason=" + stopReason + ", breakdown=" + breakdown + ", statistics=" + ArrayText.of(statistics) + "]";
  }
}
