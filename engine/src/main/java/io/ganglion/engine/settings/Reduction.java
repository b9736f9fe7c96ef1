package io.ganglion.engine.settings;

/** How the losses of single examples become the objective. */
public enum Reduction {
  /** Their mean: the usual choice; a learning rate means the same for any number of examples. */
  MEAN,
  /** Their sum, as textbooks have it. */
  SUM
}
