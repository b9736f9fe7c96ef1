package io.ganglion.engine.data;

/** That an example has more steps than a layer takes, or fewer than it needs. */
public final class UnfitLengthException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int layer;
  private final int steps;
  private final boolean isTooLong;
  private final int example;

  /** Of one that is looked at by itself. */
  public UnfitLengthException(String message, int layer, int steps, boolean isTooLong) {
    this(message, layer, steps, isTooLong, 0);
  }

  private UnfitLengthException(String message, int layer, int steps, boolean isTooLong, int example) {
    super(message);
    this.layer = layer;
    this.steps = steps;
    this.isTooLong = isTooLong;
    this.example = example;
  }

  /** The same of one of several examples. */
  public UnfitLengthException of(int number) {
    return new UnfitLengthException(String.valueOf(getMessage()), layer, steps, isTooLong, number);
  }

  /** Whether this is the one to name: longer than another that is too long, or shorter than one that is too short. */
  public boolean isWorseThan(UnfitLengthException other) {
    return isTooLong == other.isTooLong ? isTooLong == (steps > other.steps) : isTooLong;
  }

  /** The number of the layer, from 1. */
  public int layer() {
    return layer;
  }

  /** How many steps the layer gets. */
  public int steps() {
    return steps;
  }

  /** Whether these are too many, not too few. */
  public boolean isTooLong() {
    return isTooLong;
  }

  /** Which of the examples it is, from 0. */
  public int example() {
    return example;
  }
}
