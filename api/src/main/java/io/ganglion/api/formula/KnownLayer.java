package io.ganglion.api.formula;

import io.ganglion.api.Layer;

/** A layer that says what it computes of a single row. Its class says so, never its name, which anyone may choose. */
public interface KnownLayer extends Layer {
  /** What it computes when it predicts. */
  LayerFormula formula();
}
