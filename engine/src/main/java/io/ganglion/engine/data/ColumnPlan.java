package io.ganglion.engine.data;

/**
 * What is to be done with one column, before anything has been fitted.
 *
 * @param scaling what happens to it if it holds numbers
 * @param form what happens to it if it holds labels
 * @param missing what happens to rows that have no value in it
 */
public record ColumnPlan(String column, Scaling scaling, CategoryForm form, Missing missing) {
  /** Numbers by {@code scaling}, labels one-hot. */
  public static ColumnPlan of(String column, Scaling scaling) {
    return new ColumnPlan(column, scaling, CategoryForm.ONE_HOT, Missing.FAIL);
  }

  /** Labels as one number, for a target that a single sigmoid unit tells. */
  public static ColumnPlan binary(String column) {
    return new ColumnPlan(column, Scaling.NONE, CategoryForm.BINARY, Missing.FAIL);
  }

  /** The same for a column that may have gaps. */
  public ColumnPlan missing(Missing other) {
    return new ColumnPlan(column, scaling, form, other);
  }

  /** The same for another column. */
  public ColumnPlan named(String other) {
    return new ColumnPlan(other, scaling, form, missing);
  }
}
