package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one evaluation in the precision that computes, and beside them what the layers want rearranged of
 * these, once for all chunks and threads. Mutable and used again for the next evaluation.
 */
public final class Parameters {
  private final Precision precision;
  @SuppressWarnings("NullAway.Init") // set before use
  private Numbers values;
  private @Nullable Numbers rearranged;
  private int rows;
  private int version;
  /** In double precision; kept, so that the same array needs no new record. */
  private double @Nullable [] shown;
  /** By node: what its layer keeps of the training examples; null for what the layers know themselves. */
  private double @Nullable [][] statistics;

  public Parameters(Precision precision) {
    this.precision = precision;
  }

  /**
   * Makes {@code parameters} current; the array must not change until the next call. In single precision, call {@link
   * #round} before use.
   */
  public void show(double[] parameters) {
    rows = 1;
    version++;
    if (precision == Precision.FLOAT32 && values == null) {
      values = Numbers.zeros(Precision.FLOAT32, parameters.length);
    } else if (precision == Precision.FLOAT64 && shown != parameters) {
      values = Numbers.of(parameters);
    }
    shown = parameters;
  }

  /** From now on, layers have these statistics, by node, whatever they know themselves. */
  public void showStatistics(double[][] statistics) {
    this.statistics = statistics;
  }

  /** Of a node's layer; null for what it knows itself. */
  double @Nullable [] statistics(int node) {
    return statistics == null ? null : statistics[node];
  }

  /** Rounds the parameters [from, to) to single precision. */
  public void round(Kernels kernels, int from, int to) {
    kernels.round(Objects.requireNonNull(shown), from, values.floats(), from, to - from);
  }

  /** Has layers rearrange them for passes back, which will be of {@code rows} rows in all. */
  public void rearrange(int rows, NetworkPass pass) {
    expect(rows);
    pass.rearrange(this);
  }

  /** Whether they go through the network more than once. */
  boolean isForManyChunks() {
    return rows > Leaf.CHUNK_ROWS;
  }

  /** Another after every {@link #show}. */
  int version() {
    return version;
  }

  /** Says that {@code rows} rows in all will go through the network with them. */
  public void expect(int rows) {
    this.rows = rows;
  }

  /** How many rows there are in all; 1 until that is known. */
  int rows() {
    return rows;
  }

  /** In double precision, as they were shown: in a step, the trainer changes them. Null before the first are. */
  public double @Nullable [] shown() {
    return shown;
  }

  public Numbers values() {
    return values;
  }

  /** Where {@link BoundLayer.Pass#rearrange} puts what it wants to have there. */
  Numbers rearranged() {
    if (rearranged == null) {
      rearranged = Numbers.zeros(precision, values.size());
    }
    return rearranged;
  }
}
