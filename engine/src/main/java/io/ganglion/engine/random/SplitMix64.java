package io.ganglion.engine.random;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 *
 * <p>Every method that an initializer is likely to draw from is written out here: the JDK may change the default
 * methods of {@link RandomGenerator} from one release to the next, and with them the bits of every network. Two of them
 * use {@link Math#exp} already, whose last bits differ from machine to machine.
 */
public final class SplitMix64 implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;
  private double spareGaussian = Double.NaN;

  public SplitMix64(long seed) {
    this.state = seed;
  }

  /** The output function: a bijection that changes about half the bits for any change of its argument. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** The upper half of a long. */
  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** Uniform in [0, bound), by rejection. */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, but is " + bound);
    }
    int r = nextInt() >>> 1;
    int m = bound - 1;
    if ((bound & m) == 0) {
      return (int) ((bound * (long) r) >> 31);
    }
    int u = r;
    while (u - (r = u % bound) + m < 0) {
      u = nextInt() >>> 1;
    }
    return r;
  }

  @Override
  public int nextInt(int origin, int bound) {
    if (origin >= bound) {
      throw new IllegalArgumentException("there is no number from " + origin + " up to " + bound);
    }
    int range = bound - origin;
    if (range > 0) {
      return origin + nextInt(range);
    }
    int r = nextInt(); // the range is more than half of all ints
    while (r < origin || r >= bound) {
      r = nextInt();
    }
    return r;
  }

  /** A multiple of 2⁻⁵³ in [0, 1). */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public double nextDouble(double bound) {
    return nextDouble(0, bound);
  }

  @Override
  public double nextDouble(double origin, double bound) {
    if (!(origin < bound)) {
      throw new IllegalArgumentException("there is no number from " + origin + " up to " + bound);
    }
    double range = bound - origin;
    if (range == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the range from " + origin + " up to " + bound + " is too wide");
    }
    return Math.min(origin + nextDouble() * range, Math.nextDown(bound)); // the sum may round up to the bound
  }

  /** A multiple of 2⁻²⁴ in [0, 1). */
  @Override
  public float nextFloat() {
    return (nextInt() >>> 8) * 0x1.0p-24f;
  }

  @Override
  public boolean nextBoolean() {
    return nextInt() < 0;
  }

  /** By Marsaglia's polar method, with {@link StrictMath}. */
  @Override
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spareGaussian = v * factor;
    return u * factor;
  }

  @Override
  public double nextGaussian(double mean, double deviation) {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("a standard deviation can't be " + deviation);
    }
    return mean + deviation * nextGaussian();
  }

  /** With mean 1, by inversion. */
  @Override
  public double nextExponential() {
    return -StrictMath.log1p(-nextDouble());
  }
}
