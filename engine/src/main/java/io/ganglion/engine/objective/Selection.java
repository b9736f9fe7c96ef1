package io.ganglion.engine.objective;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.RowSum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The examples that are summed over at present: all of them, or some of an epoch's order; cut into chunks. */
final class Selection {
  private final Examples examples;
  /** Null if epochs go through the examples in their natural order. */
  private final @Nullable EpochOrder epochs;
  private final int chunk;
  private final RowSum weights;
  /** The selected examples' indices, read from {@link #first}; null for their natural order. */
  private int @Nullable [] order;
  private int first;
  private int count;
  private double weight;
  private final long seed;
  /** What the random numbers of this step go out from. */
  private long stepKey;
  private boolean isTraining;

  /**
   * @param chunk examples in a chunk
   * @param seed of the random numbers of a step
   */
  Selection(Examples examples, @Nullable EpochOrder epochs, int chunk, long seed) {
    this.examples = examples;
    this.epochs = epochs;
    this.chunk = chunk;
    this.weights = new RowSum(chunk * Leaf.CHUNKS);
    this.seed = seed;
    selectAll();
  }

  void selectAll() {
    order = null;
    first = 0;
    stepKey = Randomness.key(seed, Randomness.Purpose.DROPOUT, 0, 0);
    count = examples.count();
    weight = examples.totalWeight();
  }

  void select(int epoch, int from, int to) {
    Objects.checkFromToIndex(from, to, examples.count());
    order = epochs == null ? null : epochs.of(epoch);
    first = from;
    stepKey = Randomness.key(seed, Randomness.Purpose.DROPOUT, epoch, from);
    count = to - from;
    weight = examples.isWeighted() || examples.isPerStep() ? sumOfWeights() : count;
  }

  private double sumOfWeights() {
    for (int place = 0; place < count; place++) {
      weights.add(examples.lossWeight(order == null ? first + place : order[first + place]));
    }
    return weights.total();
  }

  int count() {
    return count;
  }

  double weight() {
    return weight;
  }

  int chunks() {
    return count / chunk + (count % chunk == 0 ? 0 : 1);
  }

  /** How many examples a chunk has. */
  int size(int chunk) {
    return Math.min(this.chunk, count - chunk * this.chunk);
  }

  /** Whether what is computed from now on is computed in order to learn. */
  void setTraining(boolean isTraining) {
    this.isTraining = isTraining;
  }

  boolean isTraining() {
    return isTraining;
  }

  /** What the random numbers of this step go out from. */
  long stepKey() {
    return stepKey;
  }

  /** The selected examples' indices; null for their natural order. Those of a chunk begin at {@link #start}. */
  int @Nullable [] order() {
    return order;
  }

  /** Where a chunk begins in {@link #order}, or among the examples. */
  int start(int chunk) {
    return first + chunk * this.chunk;
  }
}
