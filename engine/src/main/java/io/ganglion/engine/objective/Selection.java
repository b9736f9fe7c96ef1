package io.ganglion.engine.objective;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.RowSum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The examples that are summed over at present: all of them, or some of an epoch's order; cut into chunks. */
final class Selection {
  private final Examples examples;
  /** Null if epochs go through the examples in their natural order. */
  private final @Nullable EpochOrder epochs;
  private final RowSum weights = new RowSum();
  /** The selected examples' indices, read from {@link #first}; null for their natural order. */
  private int @Nullable [] order;
  private int first;
  private int count;
  private double weight;

  Selection(Examples examples, @Nullable EpochOrder epochs) {
    this.examples = examples;
    this.epochs = epochs;
    selectAll();
  }

  void selectAll() {
    order = null;
    first = 0;
    count = examples.count();
    weight = examples.totalWeight();
  }

  void select(int epoch, int from, int to) {
    Objects.checkFromToIndex(from, to, examples.count());
    order = epochs == null ? null : epochs.of(epoch);
    first = from;
    count = to - from;
    weight = examples.isWeighted() ? sumOfWeights() : count;
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
    return Leaf.chunks(count);
  }

  /** How many rows a chunk has. */
  int rows(int chunk) {
    return Math.min(Leaf.CHUNK_ROWS, count - chunk * Leaf.CHUNK_ROWS);
  }

  /** The selected examples' indices; null for their natural order. Those of a chunk begin at {@link #start}. */
  int @Nullable [] order() {
    return order;
  }

  /** Where a chunk begins in {@link #order}, or among the examples. */
  int start(int chunk) {
    return first + chunk * Leaf.CHUNK_ROWS;
  }
}
