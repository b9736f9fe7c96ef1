package io.ganglion.engine.objective;

import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.SumForest;

/** The sums of the losses of chunks, and their sum. Members put in those of different chunks side by side. */
final class ChunkLosses {
  private final SumForest leaves = new SumForest(1);
  private double[] losses = new double[1];

  /** Makes room for {@code chunks}. */
  void expect(int chunks) {
    if (losses.length < chunks) {
      losses = new double[chunks];
    }
  }

  void put(int chunk, double loss) {
    losses[chunk] = loss;
  }

  /** The sum of the first {@code chunks}: those of a leaf in order, and the leaves by the tree. */
  double sum(int chunks) {
    if (chunks <= Leaf.CHUNKS) {
      return sum(0, chunks);
    }
    for (int from = 0; from < chunks; from += Leaf.CHUNKS) {
      double[] leaf = leaves.spare();
      leaf[0] = sum(from, Math.min(from + Leaf.CHUNKS, chunks));
      leaves.add(from / Leaf.CHUNKS, leaf);
    }
    return leaves.total()[0];
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int chunk = from; chunk < to; chunk++) {
      sum += losses[chunk];
    }
    return sum;
  }
}
