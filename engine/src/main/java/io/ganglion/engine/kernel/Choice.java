package io.ganglion.engine.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which kernels some methods of {@link AdaptiveKernels} call: plain ones, and vector ones once they are ready.
 *
 * <p>C2 leaves out what it hasn't seen happen. If nothing but plain kernels were called until that moment, all that C2
 * has compiled with such a call would then be thrown away, some twenty methods at once, and interpreted until it is
 * compiled anew: milliseconds in which a small network trains several times slower. So one call in thirty goes to one
 * of two stand-ins, which are plain kernels of other classes. A call that has met three classes is compiled in two
 * ways: with the code of the most frequent one in place, and as a true call for all the others.
 */
final class Choice {
  /** A prime, so that all the calls of an epoch come to the stand-ins in turn, however many they are. */
  private static final int TURNS = 61;

  /**
   * The first period of each has begun to a different part when it is made: of many that don't live for a whole one,
   * some tell of a period, and so together of as much work as they did.
   */
  private static final int PHASES = 16;
  private static final AtomicInteger MADE = new AtomicInteger();

  private final AdaptiveKernels user;
  private final long period;
  private final boolean tells;
  private final WarmUp[] groups;
  private Kernels[] kernels;
  private int turn;
  private long work;

  /**
   * @param period the work from one look at what is ready to the next; what is rare lies behind it, so that C2 leaves
   *     it out of the code for the calls
   * @param tells whether the first of {@code groups} is told of work done by plain kernels, which makes it warm up
   * @param groups the methods are ready as soon as one of them is
   */
  Choice(AdaptiveKernels user, long period, boolean tells, WarmUp... groups) {
    this.user = user;
    this.period = period;
    this.tells = tells;
    this.groups = groups;
    kernels = isAnyReady() ? user.onceReady() : user.beforeReady();
    work = period / PHASES * Math.floorMod(MADE.getAndIncrement(), PHASES);
  }

  private boolean isAnyReady() {
    for (WarmUp group : groups) {
      if (group.ready()) {
        return true;
      }
    }
    return false;
  }

  /** For all turns but two. */
  static Kernels[] mostly(PlainKernels plain) {
    Kernels[] kernels = always(plain);
    kernels[TURNS / 3] = new First();
    kernels[2 * TURNS / 3] = new Second();
    return kernels;
  }

  /** For all turns. */
  static Kernels[] always(Kernels one) {
    Kernels[] kernels = new Kernels[TURNS];
    Arrays.fill(kernels, one);
    return kernels;
  }

  /** The kernels for so much work, of the one unit that {@code period} has. */
  Kernels with(long more) {
    work += more;
    if (work >= period) {
      review();
    }
    turn = turn < TURNS - 1 ? turn + 1 : 0;
    return kernels[turn];
  }

  private void review() {
    long rest = work % period;
    if (isAnyReady()) {
      kernels = user.onceReady();
    } else if (tells) {
      groups[0].see(work - rest);
    }
    work = rest;
  }

  private static final class First extends PlainKernels {}

  private static final class Second extends PlainKernels {}
}
