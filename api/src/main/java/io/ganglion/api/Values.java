package io.ganglion.api;

/**
 * Rows of numbers, one after another, in the precision that the experiment computes in: either {@link #doubles} or
 * {@link #floats} is there, and the other is null; {@link Maths#isDouble} says which.
 */
public interface Values {
  /** How many rows there are. */
  int rows();

  /** Numbers per row. */
  int columns();

  /** The index of the first row's first number in the array; 0 for rows that {@link Maths#values} made. */
  int at();

  /** The array in double precision. Another one after {@link #resize}, perhaps. */
  double[] doubles();

  /** The array in single precision. Another one after {@link #resize}, perhaps. */
  float[] floats();

  /**
   * Makes room for {@code rows}; what they hold is undefined. For values that {@link Maths#values} made alone.
   * Allocates only if there never were as many.
   */
  void resize(int rows);
}
