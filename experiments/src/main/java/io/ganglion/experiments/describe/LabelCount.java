package io.ganglion.experiments.describe;

/**
 * A label of a column.
 *
 * @param count in how many rows it stands
 */
public record LabelCount(String label, int count) {}
