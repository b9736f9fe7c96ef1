package io.ganglion.runner.config;

/** What a column of a data file holds. */
public enum ColumnType {
  /** Numbers if every cell is one, else labels. */
  AUTO,
  NUMBER,
  CATEGORY
}
