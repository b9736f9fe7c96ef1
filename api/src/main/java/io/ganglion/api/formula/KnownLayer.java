package io.ganglion.api.formula;

import io.ganglion.api.Layer;
import java.util.List;

/** A layer that says what it computes of a single row. Its class says so, never its name, which anyone may choose. */
public interface KnownLayer extends Layer {
  /**
   * What it computes when it predicts.
   *
   * @param statistics those of the training examples, if it keeps any
   */
  LayerFormula formula(List<Double> statistics);
}
