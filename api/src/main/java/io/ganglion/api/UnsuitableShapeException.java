package io.ganglion.api;

/**
 * A layer can't take examples of the shape that it would get. The host says which layer it is, and what it would get:
 * {@code layer 2, 'conv2d', takes images, but gets steps of 12 numbers}.
 */
public final class UnsuitableShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String taken;

  /** @param taken what the layer takes, in the plural, such as {@code images} */
  public UnsuitableShapeException(String taken) {
    super("takes " + taken);
    this.taken = taken;
  }

  /** What the layer takes. */
  public String taken() {
    return taken;
  }
}
