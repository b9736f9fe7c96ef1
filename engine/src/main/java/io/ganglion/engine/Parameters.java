package io.ganglion.engine;

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
  /** What {@link #values} shows in double precision; kept, so that the same array needs no new record. */
  private double @Nullable [] shown;

  Parameters(Precision precision) {
    this.precision = precision;
  }

  /** From now on, {@code parameters} are meant, which don't change while they are in use. */
  void show(double[] parameters) {
    isRearranged = false;
    if (precision == Precision.FLOAT32) {
      if (values == null) {
        values = Numbers.zeros(Precision.FLOAT32, parameters.length);
      }
      Numbers.round(parameters, values.floats(), 0, parameters.length);
    } else if (shown != parameters) {
      shown = parameters;
      values = Numbers.of(parameters);
    }
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

  Numbers values() {
    return values;
  }

  /** As {@link Layer.Pass#rearrange} left them, or null if they weren't worth it. */
  @Nullable Numbers rearranged() {
    return isRearranged ? rearranged : null;
  }
}
