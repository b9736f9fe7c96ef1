package io.ganglion.trainers;

/**
 * Random numbers by their place: each is a function of a seed, a step and an index, so there is no generator whose
 * state would have to be saved, and no order of drawing that could matter.
 *
 * <p>Source: the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014, with Stafford's variant 13), over the seed and the step, and again over that and the index; of the 64 bits the
 * upper 53 are used.
 */
final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private SeededRandom() {}

  /** Uniform in [0, 1). */
  static double uniform(long seed, long step, long index) {
    long ofStep = mix(seed + GOLDEN_GAMMA * (step + 1));
    return (mix(ofStep + GOLDEN_GAMMA * (index + 1)) >>> 11) * 0x1p-53;
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
