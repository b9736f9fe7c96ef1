package io.ganglion.engine;

import io.ganglion.engine.kernel.Kernels;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one evaluation in the precision that computes, and beside them what the layers want rearranged of
 * these, once for all chunks and threads. Mutable and used again for the next evaluation.
 */
final class Parameters {
  /** From this many rows on, a faster pass back is worth the rearranging. */
  private static final int MANY_ROWS = 8;

  private final Precision precision;
  @SuppressWarnings("NullAway.Init") // shown before anybody asks
  private Numbers values;
  private @Nullable Numbers rearranged;
  private boolean isRearranged;
  /** In double precision; kept, so that the same array needs no new record. */
  private double @Nullable [] shown;

  Parameters(Precision precision) {
    this.precision = precision;
  }

  /** From now on, {@code parameters} are meant, which don't change; in single precision, once {@link #round} is done. */
  void show(double[] parameters) {
    isRearranged = false;
    if (precision == Precision.FLOAT32 && values == null) {
      values = Numbers.zeros(Precision.FLOAT32, parameters.length);
    } else if (precision == Precision.FLOAT64 && shown != parameters) {
      values = Numbers.of(parameters);
    }
    shown = parameters;
  }

  /** Rounds the parameters [from, to) to single precision. */
  void round(Kernels kernels, int from, int to) {
    kernels.round(Objects.requireNonNull(shown), from, values.floats(), from, to - from);
  }

  /** Rearranges them for passes back, {@code rows} rows at a time, unless that is too few to gain by it. */
  void rearrange(int rows, NetworkPass pass) {
    if (rows < MANY_ROWS) {
      return;
    }
    if (rearranged == null) {
      rearranged = Numbers.zeros(precision, values.size());
    }
    pass.rearrange(values, rearranged);
    isRearranged = true;
  }

  /** In double precision, as they were shown: in a step, the trainer changes them. Null before the first are. */
  double @Nullable [] shown() {
    return shown;
  }

  Numbers values() {
    return values;
  }

  /** As {@link Layer.Pass#rearrange} left them, or null if they weren't worth it. */
  @Nullable Numbers rearranged() {
    return isRearranged ? rearranged : null;
  }
}
