package io.ganglion.engine.data.encoding;

/**
 * A predicted number.
 *
 * @param value in the column's own unit, the scaling undone
 */
public record NumberPrediction(String column, double value) implements Prediction {}
