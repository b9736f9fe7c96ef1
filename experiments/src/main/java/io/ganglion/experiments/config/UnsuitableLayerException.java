package io.ganglion.experiments.config;

/** A layer can't take what the layers before it give. */
public final class UnsuitableLayerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String problem;

  UnsuitableLayerException(int index, String message, RuntimeException cause) {
    super(message, cause);
    this.problem = message;
    this.index = index;
  }

  /** The message. */
  public String problem() {
    return problem;
  }

  /** The dotted path of the layer in the file. */
  public String path() {
    return "network.layers." + index;
  }
}
