package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import java.util.List;

/**
 * What is to be done with one column, before anything has been fitted.
 *
 * @param type what its values are taken for: {@link Column.Type#BOOLEAN} for labels that mean true and false, else the
 *     column's own
 * @param scaling what happens to it if it holds numbers, or to each part of a date
 * @param form what happens to it if it holds labels
 * @param order all labels, for {@link CategoryForm#ORDINAL}; else empty
 * @param unseen what happens to labels that no training row has
 * @param date what happens to it if it holds dates
 * @param missing what happens to rows that have no value in it
 * @param text how it is cut into tokens if it holds texts
 */
public record ColumnPlan(String column, Column.Type type, Scaling scaling, CategoryForm form, List<String> order,
    Unseen.Policy unseen, DateForm date, Missing missing, TextForm text) {
  /** Numbers by {@code scaling}, labels one-hot. */
  public static ColumnPlan of(String column, Scaling scaling) {
    return new ColumnPlan(column, Column.Type.CATEGORY, scaling, CategoryForm.ONE_HOT, List.of(), Unseen.Policy.ERROR,
        DateForm.ISO, Missing.FAIL, TextForm.USUAL);
  }

  /** Labels as one number, for a target that a single sigmoid unit tells. */
  public static ColumnPlan binary(String column) {
    return of(column, Scaling.NONE).form(CategoryForm.BINARY);
  }

  public ColumnPlan {
    order = List.copyOf(order);
  }

  /** The same with its labels written in another form. */
  public ColumnPlan form(CategoryForm other) {
    return new ColumnPlan(column, type, scaling, other, order, unseen, date, missing, text);
  }

  /** The same with its labels written as their places in an order. */
  public ColumnPlan ordinal(List<String> labels) {
    return new ColumnPlan(column, type, scaling, CategoryForm.ORDINAL, labels, unseen, date, missing, text);
  }

  /** The same with labels that mean true and false. */
  public ColumnPlan ofBooleans() {
    return new ColumnPlan(column, Column.Type.BOOLEAN, scaling, form, order, unseen, date, missing, text);
  }

  /** The same for dates. */
  public ColumnPlan date(DateForm other) {
    return new ColumnPlan(column, type, scaling, form, order, unseen, other, missing, text);
  }

  /** The same with something done about labels that no training row has. */
  public ColumnPlan unseen(Unseen.Policy other) {
    return new ColumnPlan(column, type, scaling, form, order, other, date, missing, text);
  }

  /** The same for a column that may have gaps. */
  public ColumnPlan missing(Missing other) {
    return new ColumnPlan(column, type, scaling, form, order, unseen, date, other, text);
  }

  /** The same for texts. */
  public ColumnPlan text(TextForm other) {
    return new ColumnPlan(column, Column.Type.TEXT, scaling, form, order, unseen, date, missing, other);
  }

  /** The same for another column. */
  public ColumnPlan named(String other) {
    return new ColumnPlan(other, type, scaling, form, order, unseen, date, missing, text);
  }
}
