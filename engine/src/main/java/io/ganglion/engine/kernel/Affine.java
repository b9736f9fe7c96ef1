package io.ganglion.engine.kernel;

/**
 * Where the weights and biases of {@code x ↦ x W + b} lie in a flat parameter vector; a gradient has the same layout.
 *
 * @param inputs rows of W, at least 1
 * @param outputs columns of W, at least 1
 * @param weights where W starts, row after row: the weight from input k to output j is at
 *     {@code weights + k * outputs + j}
 * @param bias where b starts, or {@link #NO_BIAS}
 */
public record Affine(int inputs, int outputs, int weights, int bias) {
  /** In place of {@link #bias()}: there is none. */
  public static final int NO_BIAS = -1;

  public Affine {
    if (inputs < 1 || outputs < 1 || weights < 0 || bias < NO_BIAS) {
      throw new IllegalArgumentException("not a layout: " + inputs + " inputs, " + outputs + " outputs, weights at "
          + weights + ", bias at " + bias);
    }
  }

  public boolean hasBias() {
    return bias != NO_BIAS;
  }

  /** How many weights there are, biases not counted. */
  public int size() {
    return inputs * outputs;
  }

  /** The layout of Wᵀ as {@link Kernels#transpose} writes it, at {@code at} and without a bias. */
  public Affine transposed(int at) {
    return new Affine(outputs, inputs, at, NO_BIAS);
  }
}
