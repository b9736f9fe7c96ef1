package io.ganglion.runner.config;

/** What a column of a data file holds. */
public enum ColumnType {
  NUMBER,
  CATEGORY
}
