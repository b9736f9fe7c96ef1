package io.ganglion.engine.data.encoding;

/**
 * What becomes of a label that no training row had.
 *
 * @param label the one that {@link Policy#MOST_FREQUENT} puts in its place, else empty
 */
public record Unseen(Policy policy, String label) {
  /** It is an error. */
  public static final Unseen ERROR = new Unseen(Policy.ERROR, "");
  /** It is none of the labels. */
  public static final Unseen IGNORE = new Unseen(Policy.IGNORE, "");

  /** What is done about it. */
  public enum Policy {
    /** Nothing: it is an error. */
    ERROR,
    /** It is written as none of the labels; where one number stands for all of them, as their middle. */
    IGNORE,
    /** The most frequent label of the training rows stands for it; of equals, the first in order. */
    MOST_FREQUENT
  }
}
