package io.ganglion.engine;

import io.ganglion.engine.objective.FreeParameters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Where a training starts, and which parameters it leaves there. */
final class StartPoint {
  private final Supplier<double[]> parameters;
  /** Empty if all move. */
  private final int[] free;

  /**
   * @param parameters gives another array each time
   * @param count how many there are
   * @param frozen the places of those that stay as they are
   */
  StartPoint(Supplier<double[]> parameters, int count, BitSet frozen) {
    this.parameters = parameters;
    this.free = frozen.isEmpty() ? new int[0] : IntStream.range(0, count).filter(i -> !frozen.get(i)).toArray();
    if (!frozen.isEmpty() && free.length == 0) {
      throw new IllegalArgumentException("all " + count + " parameters are frozen, so there is nothing to train");
    }
  }

  /** All of them, in an array of the caller's own. */
  double[] parameters() {
    return parameters.get();
  }

  /** The places of those that move, ascending, where some are frozen. */
  int[] free() {
    return free;
  }

  /** Whether some stay as they are. */
  boolean freezes() {
    return free.length > 0;
  }

  /** What a trainer moves of {@code all}: itself where nothing is frozen. */
  double[] moved(double[] all) {
    if (!freezes()) {
      return all;
    }
    double[] moved = new double[free.length];
    FreeParameters.gather(all, free, moved);
    return moved;
  }

  /** Sets 0 where parameters are frozen. */
  void clearFrozen(double[] gradient) {
    if (freezes()) {
      double[] kept = moved(gradient);
      Arrays.fill(gradient, 0);
      FreeParameters.scatter(kept, free, gradient);
    }
  }
}
