package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Carry;
import io.ganglion.engine.random.Randomness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one layer sees of the examples of a chunk. */
final class LayerBatch implements Batch {
  private static final double[] NO_STATISTICS = {};
  private static final double[] UNKNOWN = {};

  private final Ragged ragged;
  private final int layer;
  private final LayerCarry carry;
  private final Optional<Carry> asked;
  private final boolean hasStatistics;
  /** What the layer knows itself. */
  private final double[] known;
  private double[] statistics;

  /**
   * @param layer tells its random numbers from those of others
   * @param carry for sequences that come in parts
   */
  LayerBatch(Ragged ragged, int layer, LayerCarry carry, BoundLayer of) {
    this.ragged = ragged;
    this.layer = layer;
    this.carry = carry;
    this.asked = Optional.of(carry);
    this.hasStatistics = of.statistics() > 0;
    this.known = !hasStatistics ? NO_STATISTICS : of.knownStatistics().isEmpty() ? UNKNOWN
        : of.knownStatistics().stream().mapToDouble(Double::doubleValue).toArray();
    this.statistics = known;
  }

  /**
   * The rows of a chunk, or of a part, are there.
   *
   * @param shown the layer's statistics; null for what it knows itself
   */
  void begin(double @Nullable [] shown) {
    statistics = shown == null ? known : shown;
    if (ragged.isPart()) {
      carry.expect(ragged.seen(), ragged.rows());
    }
  }

  @Override
  public Optional<Carry> carry() {
    return ragged.isPart() ? asked : Optional.empty();
  }

  @Override
  public int examples() {
    return ragged.count();
  }

  @Override
  public int start(int example) {
    return ragged.start(example);
  }

  /** A layer whose statistics aren't known has those of the batch alone. */
  @Override
  public boolean isTraining() {
    return ragged.isTraining() || statistics == UNKNOWN;
  }

  @Override
  public long bits(int example, long index) {
    if (!ragged.isTraining()) {
      throw new IllegalStateException("a layer asks for random bits though nothing is learned");
    }
    return Randomness.bits(Randomness.further(ragged.key(example), layer), index);
  }

  @Override
  public double[] statistics() {
    return statistics;
  }
}
