package io.ganglion.experiments.config;

/** What a column of a data file holds. */
public enum ColumnType {
  /** Numbers if every cell is one, dates if every cell is one by ISO 8601, else labels; of inputs, truth values. */
  AUTO,
  NUMBER,
  CATEGORY,
  /** Words for true and false. */
  BOOLEAN,
  /** Days, or points in time. */
  DATE,
  /** Texts that are cut into tokens; never inferred. */
  TEXT,
  /** Names of image files, relative to the table's folder; never inferred. */
  IMAGE
}
