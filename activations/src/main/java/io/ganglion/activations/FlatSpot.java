package io.ganglion.activations;

/**
 * What the backward pass takes for the derivative of a sigmoidal unit that has come close to a bound. There the true
 * derivative is next to 0, so a unit that is stuck at the wrong bound learns nothing, however large its error.
 *
 * <p>{@link #CLIP} and {@link #ADD} make the unit learn there too, at a price: what the trainer then gets is no longer
 * the gradient of the loss. That serves methods which merely follow it downhill (backprop, Rprop, Quickprop); a line
 * search, a conjugate direction or a comparison with differences needs {@link #NONE}.
 *
 * <p>Measured on the 12-2-12 encoder (sigmoid, squared error, iRprop+ from steps of 0.1, weights from ±1, 200 starts of
 * at most 2,000 epochs, outputs below 0.4 or above 0.6): {@code none} solves 24 % of the starts; {@code clip} all, in
 * 182 epochs on average; {@code add} all, in 168.
 */
public enum FlatSpot {
  /** The true derivative. */
  NONE,
  /**
   * No less than the derivative at the outputs that are a hundredth of the unit's range away from a bound: 0.0099 for
   * sigmoid, 0.0396 for tanh, 0.0004 for softsign. So in FANN (S. Nissen, {@code fann_activation_derived}).
   */
  CLIP,
  /**
   * The true derivative plus 0.1, whatever the unit: S. E. Fahlman, "An empirical study of learning speed in
   * back-propagation networks", CMU-CS-88-162, 1988 ("Eliminating the flat spot"), who has it for sigmoid.
   */
  ADD;

  private static final double ADDED = 0.1;

  /** The derivative to use in place of {@code derivative}; {@code least} is what {@link #CLIP} leaves at least. */
  double apply(double derivative, double least) {
    return switch (this) {
      case NONE -> derivative;
      case CLIP -> Math.max(derivative, least);
      case ADD -> derivative + ADDED;
    };
  }
}
