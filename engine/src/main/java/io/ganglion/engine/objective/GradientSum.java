package io.ganglion.engine.objective;

import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.SumForest;

/**
 * The sum of the gradients of chunks, which come in ascending order: those of a leaf are added one after the other, and
 * the leaves by the tree. In single precision, the gradient of a chunk is, and their sum is not.
 */
final class GradientSum {
  private final Precision precision;
  private final MemberSlices slices;
  private final ChunkMembers members;
  private final SumForest leaves;
  private int chunks;
  /** The caller's array: the first leaf's sum, and in the end that of all. */
  @SuppressWarnings("NullAway.Init") // a sum begins before chunks are added
  private Numbers total;
  /** The sum of the leaf that is being added. */
  @SuppressWarnings("NullAway.Init")
  private double[] leaf;

  GradientSum(Precision precision, int dimension, MemberSlices slices, ChunkMembers members) {
    this.precision = precision;
    this.slices = slices;
    this.members = members;
    this.leaves = new SumForest(dimension);
  }

  /** Begins a sum of {@code chunks}, which will be in {@code total}. */
  void begin(Numbers total, int chunks) {
    this.total = total;
    this.chunks = chunks;
    leaves.clear();
  }

  /** Where {@code member} is to compute the gradient of a chunk: the first goes straight to the sum. */
  Numbers target(int chunk, ChunkMember member) {
    return isDirect(chunk) ? total : member.gradient();
  }

  private boolean isDirect(int chunk) {
    return chunk == 0 && precision == Precision.FLOAT64;
  }

  /** Adds the gradient of a chunk, which {@code member} has computed at its {@link #target}. */
  void add(int chunk, ChunkMember member) {
    if (isAdded(chunk)) {
      member.addGradient(leaf);
    } else {
      beginLeaf(chunk, member);
    }
    endLeaf(chunk);
  }

  /** The same, with all members where there are many parameters; {@code leader} has the gradient. */
  void addTogether(int chunk, ChunkMember leader) {
    if (isAdded(chunk) && slices.areShared()) {
      Numbers part = leader.gradient();
      double[] sum = leaf;
      slices.run((member, from, to) -> members.of(member).arithmetic().add(part, sum, from, to));
      endLeaf(chunk);
    } else {
      add(chunk, leader);
    }
  }

  /** Whether others of its leaf come before it. */
  private static boolean isAdded(int chunk) {
    return chunk % Leaf.CHUNKS != 0;
  }

  private void beginLeaf(int chunk, ChunkMember member) {
    leaf = chunk == 0 ? total.doubles() : leaves.spare();
    if (!isDirect(chunk)) {
      member.putGradient(leaf);
    }
  }

  private void endLeaf(int chunk) {
    boolean isLast = chunk == chunks - 1;
    if (chunks > Leaf.CHUNKS && (isLast || (chunk + 1) % Leaf.CHUNKS == 0)) {
      leaves.add(chunk / Leaf.CHUNKS, leaf);
    }
  }

  /** Ends the sum, when all chunks have been added. */
  void end() {
    if (chunks > Leaf.CHUNKS) {
      leaves.total();
    }
  }
}
