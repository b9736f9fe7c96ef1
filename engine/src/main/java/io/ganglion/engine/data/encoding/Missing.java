package io.ganglion.engine.data.encoding;

/**
 * What is done about rows that have no value in a column.
 *
 * @param number what {@link Policy#CONSTANT} puts into a column of numbers; finite
 * @param label what it puts into a column of labels
 * @param indicator whether a further number says where there was no value: 1 there, else 0. For inputs that are filled.
 */
public record Missing(Policy policy, double number, String label, boolean indicator) {
  /** A row without a value is an error. */
  public static final Missing FAIL = of(Policy.FAIL);

  /** The label for what has none, unless another is chosen. */
  public static final String LABEL = "missing";

  /** What fills the gap. Means, medians and frequencies are those of the training rows. */
  public enum Policy {
    /** Nothing: it is an error. */
    FAIL,
    /** Nothing: the whole row is left out, in training and in evaluation. A prediction for it is an error. */
    DROP_ROW,
    /** The mean; of labels, the most frequent. */
    MEAN,
    /** The median, of an even count the mean of the two in the middle; of labels, the most frequent. */
    MEDIAN,
    /** The most frequent value; of equals, the least number or the first label in order. */
    MOST_FREQUENT,
    /** A value of the user's choice. */
    CONSTANT;

    /** Whether it puts a value where there is none. */
    public boolean fills() {
      return this != FAIL && this != DROP_ROW;
    }
  }

  /** Checks that the number is one. */
  public Missing {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " can't stand for a missing number");
    }
  }

  /** A policy with the constants 0 and {@value #LABEL}, without an indicator. */
  public static Missing of(Policy policy) {
    return new Missing(policy, 0, LABEL, false);
  }

  /** The same with an indicator. */
  public Missing indicated() {
    return new Missing(policy, number, label, true);
  }
}
