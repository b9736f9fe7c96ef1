package io.ganglion.initializers;

import java.util.random.RandomGenerator;

/**
 * Standard normal numbers from a generator's {@code nextDouble()}, by Marsaglia's polar method: Marsaglia and Bray, "A
 * convenient method for generating normal variables", <em>SIAM Review</em> 6 (1964), 260–264.
 *
 * <p>{@code nextGaussian()} would do with the engine's generator, but as inherited from {@link RandomGenerator} it is
 * computed otherwise by other JDKs. So the bits are fixed whatever generator is handed over.
 */
final class Gaussians {
  /** No number is further from 0: a radius is 2⁻⁵³ at least where it isn't 0, and √(−2 ln(2⁻¹⁰⁶)) is below 12.2. */
  static final double FARTHEST = 12.2;

  private final RandomGenerator random;
  private double spare = Double.NaN;

  Gaussians(RandomGenerator random) {
    this.random = random;
  }

  /** Takes two random numbers, or more, every other time. */
  double next() {
    if (!Double.isNaN(spare)) {
      double next = spare;
      spare = Double.NaN;
      return next;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * random.nextDouble() - 1;
      v = 2 * random.nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = v * factor;
    return u * factor;
  }
}
