package io.ganglion.engine.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides which kernels a group of {@link AdaptiveKernels}' methods calls: plain ones at first, and vector ones once
 * they are ready.
 *
 * <p>C2 leaves out paths that were never taken. If only plain kernels had been called until the switch, some twenty
 * methods that C2 compiled with such a call would be discarded at once and interpreted until they are compiled again:
 * for some milliseconds, a small network would train several times slower. Therefore one call in thirty goes to one of
 * two stand-ins, plain kernels of other classes. A call site that has met three classes is compiled with the code of
 * the most frequent one in place, and as a virtual call for all others.
 */
final class KernelSwitch {
  /** A prime, so that every call of an epoch meets the stand-ins after some epochs, whatever the number of calls. */
  private static final int TURNS = 61;

  /**
   * Instances start at different points of their first period, so that many short-lived ones together report about as
   * much work as they did.
   */
  private static final int PHASES = 16;
  private static final AtomicInteger MADE = new AtomicInteger();

  private final AdaptiveKernels user;
  private final long period;
  private final boolean reports;
  private final WarmUp[] groups;
  private Kernels[] kernels;
  private int turn;
  private long work;

  /**
   * @param period the work between two checks whether vector kernels are ready; checks are rare, so that C2 leaves
   *     them out of the compiled calls
   * @param reports whether work done by plain kernels is reported to the first of {@code groups}, which then warms up
   * @param groups vector kernels are used as soon as one of these is ready
   */
  KernelSwitch(AdaptiveKernels user, long period, boolean reports, WarmUp... groups) {
    this.user = user;
    this.period = period;
    this.reports = reports;
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

  /** The plain kernels for all turns but two, which go to the stand-ins. */
  static Kernels[] mostly(PlainKernels plain) {
    Kernels[] kernels = always(plain);
    kernels[TURNS / 3] = new First();
    kernels[2 * TURNS / 3] = new Second();
    return kernels;
  }

  /** The same kernels for all turns. */
  static Kernels[] always(Kernels one) {
    Kernels[] kernels = new Kernels[TURNS];
    Arrays.fill(kernels, one);
    return kernels;
  }

  /**
   * The kernels to call.
   *
   * @param more the work of the call, in the unit of {@code period}
   */
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
    } else if (reports) {
      groups[0].see(work - rest);
    }
    work = rest;
  }

  private static final class First extends PlainKernels {}

  private static final class Second extends PlainKernels {}
}
