package io.ganglion.engine.data;

/**
 * What is to be done with one column, before anything has been fitted.
 *
 * @param scaling what happens to it if it holds numbers
 * @param form what happens to it if it holds labels
 */
public record ColumnPlan(String column, Scaling scaling, CategoryForm form) {
  /** Numbers by {@code scaling}, labels one-hot. */
  public static ColumnPlan of(String column, Scaling scaling) {
    return new ColumnPlan(column, scaling, CategoryForm.ONE_HOT);
  }

  /** Labels as one number, for a target that a single sigmoid unit tells. */
  public static ColumnPlan binary(String column) {
    return new ColumnPlan(column, Scaling.NONE, CategoryForm.BINARY);
  }
}
