package io.ganglion.layers;

import io.ganglion.api.Batch;
import java.util.Arrays;

/**
 * The order in which a recurrent layer computes: all first steps, then all second steps, and so on, in each the longest
 * sequence first and equally long ones in the order of the batch. So the rows of a step lie together and are one
 * matrix, the sequences that go on are the first rows of the step before, and nothing is padded.
 *
 * <pre>
 * rows of the batch    a0 a1 a2 | b0 | c0 c1 c2 c3
 * packed               c0 a0 b0 | c1 a1 | c2 a2 | c3
 * </pre>
 *
 * <p>Backward, the first step is the last of the sequence. Reused from batch to batch; it allocates only for a batch
 * that is larger than all before.
 */
final class StepOrder {
  /** In an index: there is no such row. */
  static final int NONE = -1;

  private final boolean isBackward;
  private int rows;
  private int steps;
  private int examples;
  private int[] begins = {};
  private int[] rowOf = {};
  private int[] packedOf = {};
  private int[] rowBefore = {};
  private int[] lastOf = {};
  private int[] exampleOfLast = {};
  private int[] byLength = {};
  /** How many sequences are longer than a length, while they are sorted. */
  private int[] longer = {};

  StepOrder(boolean isBackward) {
    this.isBackward = isBackward;
  }

  /** Finds the order for the sequences of a batch. */
  void of(Batch batch) {
    examples = batch.examples();
    rows = batch.start(examples);
    makeRoom();
    sortByLength(batch);
    int packed = 0;
    int going = examples;
    for (int step = 0; step < steps; step++) {
      begins[step] = packed;
      while (length(batch, byLength[going - 1]) <= step) {
        going--;
      }
      for (int i = 0; i < going; i++, packed++) {
        int example = byLength[i];
        int length = length(batch, example);
        int row = batch.start(example) + (isBackward ? length - 1 - step : step);
        rowOf[packed] = row;
        packedOf[row] = packed;
        rowBefore[packed] = step == 0 ? NONE : begins[step - 1] + i;
        boolean isLast = step == length - 1;
        exampleOfLast[packed] = isLast ? example : NONE;
        if (isLast) {
          lastOf[example] = packed;
        }
      }
    }
    begins[steps] = packed;
  }

  private void makeRoom() {
    if (rowOf.length < rows) {
      rowOf = new int[rows];
      packedOf = new int[rows];
      rowBefore = new int[rows];
      exampleOfLast = new int[rows];
    }
    if (lastOf.length < examples) {
      lastOf = new int[examples];
      byLength = new int[examples];
    }
  }

  /** Counts the sequences of each length, and puts each behind those that are longer. */
  private void sortByLength(Batch batch) {
    steps = 0;
    for (int e = 0; e < examples; e++) {
      steps = Math.max(steps, length(batch, e));
    }
    if (begins.length < steps + 1) {
      begins = new int[steps + 1];
      longer = new int[steps + 1];
    }
    Arrays.fill(longer, 0, steps + 1, 0);
    for (int e = 0; e < examples; e++) {
      longer[length(batch, e) - 1]++;
    }
    for (int length = steps - 1; length >= 0; length--) {
      longer[length] += longer[length + 1];
    }
    for (int e = 0; e < examples; e++) {
      byLength[longer[length(batch, e)]++] = e;
    }
  }

  private static int length(Batch batch, int example) {
    return batch.start(example + 1) - batch.start(example);
  }

  boolean isBackward() {
    return isBackward;
  }

  /** How many rows all sequences have together. */
  int rows() {
    return rows;
  }

  /** How many steps the longest sequence has. */
  int steps() {
    return steps;
  }

  int examples() {
    return examples;
  }

  /** The first packed row of a step; of {@link #steps}, how many rows there are. */
  int begin(int step) {
    return begins[step];
  }

  /** How many sequences have that step; 0 behind the last. */
  int count(int step) {
    return step < steps ? begins[step + 1] - begins[step] : 0;
  }

  /** By packed row: the row of the batch. Longer than there are rows, as all of these arrays. */
  int[] rowOf() {
    return rowOf;
  }

  /** By row of the batch: the packed row. */
  int[] packedOf() {
    return packedOf;
  }

  /** By packed row: that of the same sequence at the step before; {@link #NONE} at its first. */
  int[] rowBefore() {
    return rowBefore;
  }

  /** By example: the packed row of its last step. */
  int[] lastOf() {
    return lastOf;
  }

  /** By packed row: the example whose last step it is, or {@link #NONE}. */
  int[] exampleOfLast() {
    return exampleOfLast;
  }

  /** By place within the first step: the example. */
  int[] byLength() {
    return byLength;
  }
}
