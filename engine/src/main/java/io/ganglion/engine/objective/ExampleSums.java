package io.ganglion.engine.objective;

import io.ganglion.engine.event.Breakdown;
import io.ganglion.engine.network.BreakdownFinder;
import java.util.Optional;

/**
 * Sums over numbered examples at given parameters, computed on this machine or elsewhere. What is summed over are all
 * examples, or those of a batch. Leaves of {@value io.ganglion.engine.sum.Leaf#ROWS} rows are numbered by their place
 * among these, and added by the tree of {@link io.ganglion.engine.sum.SumForest}: the bits are the same whatever
 * computes them. For one caller at a time.
 */
public interface ExampleSums extends AutoCloseable {
  /** What is done with a sum part by part, on the threads of this machine. Each part comes once. */
  @FunctionalInterface
  interface Parts {
    /** Does nothing. */
    Parts NONE = (member, sum, from, to) -> {};

    /**
     * Does it for {@code sum[from, to)}, which is complete.
     *
     * @param member of the team of threads; the calls of one member come one after another
     */
    void use(int member, double[] sum, int from, int to);
  }

  /** How many examples there are, at least 1. */
  long examples();

  /** How many examples are summed over. */
  long count();

  /** The sum of their weights, which are 1 where there are none. */
  double weight();

  /** From now on, sums are over all examples, in their natural order. */
  void selectAll();

  /** From now on, sums are over the examples at the places [from, to) of an epoch's order. */
  void select(int epoch, long from, long to);

  /** The sum of the examples' losses, each times its weight. */
  double loss(double[] parameters);

  /**
   * Overwrites {@code sum} with the gradient of {@link #loss}, and returns that; then lets {@code parts} use all parts
   * of the sum.
   */
  double gradient(double[] parameters, double[] sum, Parts parts);

  /**
   * As {@link #gradient}, but a part may be used as soon as it is complete, and may change the parameters: the sum is
   * that where all of them were before. If this is not possible here, or if anything of which the sum is made is not
   * finite, the result is NaN, and no part was used.
   */
  default double gradientInParts(double[] parameters, double[] sum, Parts parts) {
    return Double.NaN;
  }

  /** The first number that is not finite on the way of an example to its gradient; empty if there is none. */
  Optional<BreakdownFinder.Found> breakdown(double[] parameters);

  /** The largest input of all examples, in magnitude; the first of equals. */
  Breakdown.Input largestInput();

  /** Ends what computes elsewhere. */
  @Override
  void close();
}
