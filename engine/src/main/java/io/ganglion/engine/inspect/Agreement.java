package io.ganglion.engine.inspect;

/**
 * How well some derivatives agree with differences.
 *
 * @param compared how many were compared
 * @param kinks how many more can't be compared, because of a kink
 * @param worst the greatest relative error; 0 if none was compared
 * @param at which it was, from 0
 * @param given the derivative there
 * @param expected what differences say
 * @param flat in how many of those compared both are 0, so that another derivative might agree as well
 */
public record Agreement(int compared, int kinks, double worst, int at, double given, double expected, int flat) {
  /** Greater errors than this are mistakes: differences are good to some 1e-10. */
  public static final double TOLERANCE = 1e-7;
  /** A difference that is less certain than this, relatively, tells nothing. */
  private static final double CERTAINTY = 1e-8;

  public static final Agreement NONE = new Agreement(0, 0, 0, 0, 0, 0, 0);

  /**
   * With one more. Where a value isn't finite there is no agreement, which isn't a kink.
   *
   * @param scale what an error is compared with if the derivative itself is smaller
   */
  public Agreement with(int place, double derivative, Difference difference, double scale) {
    double own = Double.isFinite(derivative) ? Math.abs(derivative) : 0;
    double size = Math.max(scale, Math.max(own, Math.abs(difference.value())));
    if (!Double.isNaN(difference.error()) && !(difference.error() <= CERTAINTY * size)) {
      return new Agreement(compared, kinks + 1, worst, at, given, expected, flat);
    }
    int moreFlat = derivative == 0 && difference.value() == 0 ? flat + 1 : flat;
    double off = Math.abs(derivative - difference.value()) / size;
    boolean worse = compared == 0 || !(off <= worst) && !Double.isNaN(worst);
    return worse
        ? new Agreement(compared + 1, kinks, off, place, derivative, difference.value(), moreFlat)
        : new Agreement(compared + 1, kinks, worst, at, given, expected, moreFlat);
  }

  /** Both together. */
  public Agreement and(Agreement other) {
    boolean fromOther = other.compared > 0 && (compared == 0 || !(other.worst <= worst) && !Double.isNaN(worst));
    Agreement worse = fromOther ? other : this;
    return new Agreement(compared + other.compared, kinks + other.kinks, worse.worst, worse.at, worse.given,
        worse.expected, flat + other.flat);
  }

  /** Whether anything was compared whose derivative isn't 0. */
  public boolean showsSomething() {
    return compared > flat;
  }

  /** Whether nothing is off by more than {@link #TOLERANCE}. */
  public boolean holds() {
    return worst <= TOLERANCE;
  }
}
