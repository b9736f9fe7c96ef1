package io.ganglion.api;

/**
 * Matrix products and functions with one fixed result, whatever computes them. "Chain" means {@code sum = fma(a, b,
 * sum)} over the terms in the order given. Functions are those of {@link ExactMath}.
 *
 * <p>{@code y} is overwritten; where a method says that it resizes it, it may have any number of rows before, else it
 * needs the rows that are written. What is written overlaps with nothing that is read, except where a method allows it.
 * Nothing is allocated once arrays are large enough. For one thread.
 */
public interface Maths {
  /** Whether numbers are in double precision. */
  boolean isDouble();

  /** New values, of no rows yet. */
  Values values(int columns);

  /** y = x w: each element a chain over the columns of x that starts with 0. Resizes y. */
  void times(Values x, Matrix w, Values y);

  /** y = x w + bias, a row: each chain starts with the bias. Resizes y. */
  void times(Values x, Matrix w, Matrix bias, Values y);

  /** y = x wᵀ: each element a chain over the columns of x that starts with 0. Resizes y. */
  void timesTransposed(Values x, Matrix w, Values y);

  /**
   * y = start + x w, or x wᵀ, for {@code rows} rows of each: every element is a chain over the columns of x that starts
   * with that of {@code start}. y may be {@code start} if the rows are the same.
   *
   * @param xFrom the first row of x
   * @param startFrom the first row of {@code start}
   * @param yFrom the first row of y
   */
  void onto(Values x, int xFrom, Matrix w, boolean isTransposed, Values start, int startFrom, Values y, int yFrom,
      int rows);

  /**
   * y = left right, or left rightᵀ, of rows instead of parameters: each element is a chain that starts with 0.
   *
   * @param leftFrom the first row of {@code left}
   * @param leftRows how many rows of {@code left} and y
   * @param rightFrom the first row of {@code right}
   * @param rightRows how many rows of {@code right}
   * @param yFrom the first row of y
   */
  void timesRows(Values left, int leftFrom, int leftRows, Values right, int rightFrom, int rightRows,
      boolean isTransposed, Values y, int yFrom);

  /** y = sigmoid x, for some columns of some rows; y may be x. */
  void sigmoid(Values x, int fromRow, int rows, int fromColumn, int columns, Values y);

  /** y = tanh x, for some columns of some rows; y may be x. */
  void tanh(Values x, int fromRow, int rows, int fromColumn, int columns, Values y);

  /**
   * y = exp(x − m) / s for the columns [0, columns) of some rows, where m is a row's largest element and s the sum of
   * the exponentials, added in order; y may be x.
   */
  void softmax(Values x, int fromRow, int rows, int columns, Values y);

  /**
   * The sums of the rows of x, one number each. Column i is added to sum i mod 16, and these sixteen in pairs: 0 and 8,
   * 1 and 9, …; then 0 and 4, …; 0 and 2, …; 0 and 1. Resizes {@code sums}.
   */
  void rowSums(Values x, Values sums);

  /**
   * Row i of y = row {@code from[i]} of x, or zeros where that is -1. Resizes y.
   *
   * @param count how many rows of y
   */
  void gather(Values x, int[] from, int count, Values y);

  /**
   * y = what the patches show of x, times w, plus the bias, a row: each element a chain over a patch in its order that
   * starts with the bias. Resizes y.
   *
   * @param batch whose rows x are
   */
  void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Matrix bias, Values y);

  /** The same without a bias: chains start with 0. */
  void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Values y);

  /**
   * dL/dx, given dL/dy of {@link #timesPatches}: each element the sum, over the places of what comes out, in order, of
   * chains over the columns of their dy. Resizes dx.
   *
   * @param batch whose rows x and dx are
   */
  void timesPatchesBack(Batch batch, Patches patches, Values dy, Matrix w, Values dx);
}
