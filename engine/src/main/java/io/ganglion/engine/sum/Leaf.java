package io.ganglion.engine.sum;

/**
 * How many examples are summed one after the other. A leaf is {@value #CHUNKS} chunks; leaves are numbered by their
 * place in what is summed over (a batch, or a part of the data) and added by the tree of {@link SumForest}.
 */
public final class Leaf {
  /** Rows that go through a network at once. Part of the definition of every sum: another number gives other bits. */
  public static final int CHUNK_ROWS = 128;
  /** The same of sequences: examples, each of which has any number of rows. */
  public static final int CHUNK_SEQUENCES = 16;
  /** The same where layers look at all examples of a chunk, as batch normalization does. */
  public static final int CHUNK_STATISTICS = 32;
  /** Chunks in a leaf. */
  public static final int CHUNKS = 8;
  /** Rows in a leaf. */
  public static final int ROWS = CHUNKS * CHUNK_ROWS;

  private Leaf() {}

  /** How many chunks {@code rows} rows are; the last may be smaller. */
  public static int chunks(int rows) {
    return rows / CHUNK_ROWS + (rows % CHUNK_ROWS == 0 ? 0 : 1);
  }

  /** How many leaves {@code rows} rows are; the last may be smaller. */
  public static int leaves(int rows) {
    return rows / ROWS + (rows % ROWS == 0 ? 0 : 1);
  }
}
