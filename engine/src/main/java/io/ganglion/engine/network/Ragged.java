package io.ganglion.engine.network;

import io.ganglion.engine.random.Randomness;
import java.util.Arrays;

/**
 * Which of the rows that flow through a network are whose: those of an example lie together, and the examples one after
 * another. Mutable and reused from chunk to chunk.
 */
public final class Ragged {
  private static final int FIRST_CAPACITY = 16;

  private int count;
  private int[] starts = new int[FIRST_CAPACITY + 1];
  /** Which each example is of all. */
  private int[] numbers = new int[FIRST_CAPACITY];
  /** What each example's random numbers go out from, whatever the layer. */
  private long[] keys = new long[FIRST_CAPACITY];
  private boolean isTraining;
  private long stepKey;
  /** Of an example that comes in parts, how many rows came in earlier ones. */
  private int seen;
  private boolean isPart;

  /**
   * Begins a chunk of no examples yet.
   *
   * @param isTraining whether it is computed in order to learn
   * @param stepKey what the random numbers of this step of the training go out from
   */
  public void begin(boolean isTraining, long stepKey) {
    this.count = 0;
    this.isTraining = isTraining;
    this.stepKey = stepKey;
    this.seen = 0;
    this.isPart = false;
  }

  /** Begins a part of one sequence, of no rows yet; {@code seen} rows came in earlier parts. */
  public void beginPart(int seen) {
    begin(false, 0);
    this.seen = seen;
    this.isPart = true;
  }

  /** Adds an example of {@code rows} rows; {@code number} is its own among all examples. */
  public void add(int number, int rows) {
    add(number, isTraining ? Randomness.further(stepKey, number) : 0, rows);
  }

  /** Shows what another shows. */
  void show(Ragged other) {
    beginAs(other);
    for (int e = 0; e < other.count; e++) {
      addNextOf(other, other.rows(e));
    }
  }

  /** Begins a chunk of the same examples, of no rows yet. */
  void beginAs(Ragged other) {
    begin(other.isTraining, other.stepKey);
    seen = other.seen;
    isPart = other.isPart;
  }

  /** Adds the example that is next in another chunk, with other rows. */
  void addNextOf(Ragged other, int rows) {
    add(other.numbers[count], other.keys[count], rows);
  }

  private void add(int number, long key, int rows) {
    if (count == keys.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      keys = Arrays.copyOf(keys, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count + 1);
    }
    numbers[count] = number;
    keys[count] = key;
    starts[count + 1] = starts[count] + rows;
    count++;
  }

  /** How many examples there are. */
  public int count() {
    return count;
  }

  /** The first row of an example; of {@link #count}, the number of all rows. */
  public int start(int example) {
    return starts[example];
  }

  /** How many rows an example has. */
  public int rows(int example) {
    return starts[example + 1] - starts[example];
  }

  /** How many rows there are. */
  public int rows() {
    return starts[count];
  }

  /** Which of all examples one is. */
  int number(int example) {
    return numbers[example];
  }

  /** Which example a row is of. */
  public int exampleOf(int row) {
    int found = Arrays.binarySearch(starts, 0, count + 1, row);
    return found < 0 ? -found - 2 : found;
  }

  /** Whether the only example is a part of a sequence. */
  boolean isPart() {
    return isPart;
  }

  /** How many rows of it came in earlier parts. */
  int seen() {
    return seen;
  }

  boolean isTraining() {
    return isTraining;
  }

  long key(int example) {
    return keys[example];
  }
}
