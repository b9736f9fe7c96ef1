package io.ganglion.engine.sum;

/**
 * A sum of one number per row, given in the order of the rows: those of a {@link Leaf} one after the other, and the
 * leaves by the tree of {@link SumForest}. Up to {@value Leaf#ROWS} rows, it is the plain sum.
 */
public final class RowSum {
  private final SumForest leaves = new SumForest(1);
  private final int leafRows;
  private long leaf;
  private int rows;
  private double sum;

  /** A sum of rows of a table. */
  public RowSum() {
    this(Leaf.ROWS);
  }

  /** @param leafRows how many are in a leaf */
  public RowSum(int leafRows) {
    this.leafRows = leafRows;
  }

  /** The sum of all of them. */
  public static double of(double[] values) {
    RowSum sum = new RowSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.total();
  }

  /** Adds the number of the next row. */
  public void add(double value) {
    if (rows == leafRows) {
      endLeaf();
    }
    sum += value;
    rows++;
  }

  private void endLeaf() {
    double[] ended = leaves.spare();
    ended[0] = sum;
    leaves.add(leaf, ended);
    leaf++;
    sum = 0;
    rows = 0;
  }

  /** The sum of the numbers so far, 0 if there are none; the next one begins a new sum. */
  public double total() {
    double total = sum;
    if (leaf > 0) {
      endLeaf();
      total = leaves.total()[0];
    }
    leaf = 0;
    sum = 0;
    rows = 0;
    return total;
  }
}
