package io.ganglion.engine.sum;

import java.util.Arrays;

/**
 * A partial sum of numbered leaves, each an array of the same length: disjoint nodes of one binary tree.
 *
 * <p>The tree depends on the leaves' numbers alone. Leaf n is node n of level 0; nodes 2i and 2i + 1 of a level are the
 * halves of node i of the next, whose sum is left + right. A forest replaces two halves by their node as soon as it has
 * both. So it holds the same nodes, bit for bit, whatever the order in which it was given the same leaves, and whatever
 * other forests they came through: merging forests is commutative and associative. Several threads or machines may each
 * sum some leaves, and the total is the same.
 *
 * <p>Given leaves in ascending order, a forest of n leaves has at most log2(n) + 1 nodes. Not safe for concurrent use.
 */
public final class SumForest {
  private static final int FIRST_CAPACITY = 8;

  private final int width;
  /** The first leaf of each node, ascending. */
  private long[] starts = new long[FIRST_CAPACITY];
  private int[] levels = new int[FIRST_CAPACITY];
  private double[][] sums = new double[FIRST_CAPACITY][];
  private int size;
  private double[][] spares = new double[FIRST_CAPACITY][];
  private int spareCount;

  /** @param width how many numbers a leaf's sum has */
  public SumForest(int width) {
    this.width = width;
  }

  /** An array for the sum of a leaf, one that is no longer needed if there is any; its content is undefined. */
  public double[] spare() {
    return spareCount == 0 ? new double[width] : spares[--spareCount];
  }

  /**
   * Adds the sum of a leaf.
   *
   * @param leaf from 0; not one that this forest has already
   * @param sum becomes the forest's, which may add to it
   */
  public void add(long leaf, double[] sum) {
    if (leaf < 0 || sum.length != width) {
      throw new IllegalArgumentException(
          "leaf " + leaf + " with " + sum.length + " numbers is none of a forest of " + width + " numbers");
    }
    add(leaf, 0, sum);
  }

  /** Moves all nodes of {@code other} into this forest; the two have no leaf in common. */
  public void addAll(SumForest other) {
    if (other == this || other.width != width) {
      throw new IllegalArgumentException("a forest of " + other.width + " numbers can't be moved into this");
    }
    for (int i = 0; i < other.size; i++) {
      add(other.starts[i], other.levels[i], other.sums[i]);
    }
    other.size = 0;
  }

  private void add(long start, int level, double[] sum) {
    int at = size;
    while (at > 0 && starts[at - 1] > start) {
      at--;
    }
    if (at > 0 && end(at - 1) > start || at < size && starts[at] < start + (1L << level)) {
      throw new IllegalArgumentException("leaf " + start + " has been added already");
    }
    insert(at, start, level, sum);
    while (true) {
      if (at > 0 && areHalves(at - 1)) {
        at--;
      } else if (at + 1 == size || !areHalves(at)) {
        return;
      }
      mergeHalves(at);
    }
  }

  /** The first leaf behind a node. */
  private long end(int node) {
    return starts[node] + (1L << levels[node]);
  }

  /** Whether a node and the one behind it are the two halves of one. */
  private boolean areHalves(int node) {
    int level = levels[node];
    return levels[node + 1] == level && starts[node + 1] == end(node) && (starts[node] >> level & 1) == 0;
  }

  private void mergeHalves(int left) {
    levels[left]++;
    addNextTo(left);
  }

  /** Adds the node behind it to a node, and removes it. */
  private void addNextTo(int left) {
    double[] total = sums[left];
    double[] part = sums[left + 1];
    for (int i = 0; i < total.length; i++) {
      total[i] += part[i];
    }
    if (spareCount == spares.length) {
      spares = Arrays.copyOf(spares, 2 * spareCount);
    }
    spares[spareCount++] = part;
    int behind = size - left - 2;
    System.arraycopy(starts, left + 2, starts, left + 1, behind);
    System.arraycopy(levels, left + 2, levels, left + 1, behind);
    System.arraycopy(sums, left + 2, sums, left + 1, behind);
    size--;
  }

  private void insert(int at, long start, int level, double[] sum) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      levels = Arrays.copyOf(levels, 2 * size);
      sums = Arrays.copyOf(sums, 2 * size);
    }
    System.arraycopy(starts, at, starts, at + 1, size - at);
    System.arraycopy(levels, at, levels, at + 1, size - at);
    System.arraycopy(sums, at, sums, at + 1, size - at);
    starts[at] = start;
    levels[at] = level;
    sums[at] = sum;
    size++;
  }

  /** How many nodes there are: that many arrays a forest holds. */
  public int nodes() {
    return size;
  }

  /**
   * The sum of the leaves from 0 on, of which none may be missing before the last; the forest is empty then. It is that
   * of the smallest tree that has them all, in which a node without a right half is its left half.
   *
   * @return the array that leaf 0 was given in, no longer the forest's
   */
  public double[] total() {
    long next = 0;
    for (int i = 0; i < size; i++) {
      if (starts[i] != next) {
        throw new IllegalStateException("leaf " + next + " is missing");
      }
      next = end(i);
    }
    if (size == 0) {
      throw new IllegalStateException("leaf 0 is missing");
    }
    for (int left = size - 2; left >= 0; left--) {
      addNextTo(left);
    }
    size = 0;
    return sums[0];
  }

  /** Removes all nodes, such as those of a sum that was given up. */
  public void clear() {
    size = 0;
  }
}
