package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ShortestDecimal;

/**
 * A predicted number.
 *
 * @param value in the column's own unit, the scaling undone
 */
public record NumberPrediction(String column, double value) implements Prediction {
  @Override
  public String text() {
    return column + " " + ShortestDecimal.of(value);
  }
}
