package io.ganglion.engine;

import io.ganglion.engine.kernel.Kernels;
import java.util.random.RandomGenerator;

/**
 * One layer of a network, bound to the width of its input: a function of rows and of a slice of the flat parameter
 * vector. Immutable.
 */
public interface Layer {
  /** Units per row that it takes. */
  int inputWidth();

  /** Units per row that it gives. */
  int outputWidth();

  /** How many parameters it has; may be 0. */
  int parameterCount();

  /** Overwrites {@code parameters[at, at + parameterCount())} with start values. */
  void initialize(double[] parameters, int at, RandomGenerator random);

  /**
   * Overwrites the layer's slice of {@code rearranged}, which lies as that of the parameters, with what its passes want
   * for many rows: the same numbers in another order. Nothing, unless a layer says otherwise.
   */
  default void rearrange(double[] parameters, double[] rearranged, int at, Kernels kernels) {}

  /** The working memory of one thread, which computes with {@code kernels}; the layer's parameters begin at {@code at}. */
  Pass newPass(int at, Kernels kernels);

  /** One thread's way through the layer, forward and back. */
  interface Pass {
    /** Computes the outputs for {@code input}; they are this pass's own and stay until the next call. */
    Rows forward(Parameters parameters, Rows input);

    /**
     * Overwrites the layer's slice of {@code gradient} with dL/dp, summed over the rows in order, given the
     * {@code input} of the last forward pass and dL/d(output), which it may overwrite.
     *
     * @return dL/d(input), or null if {@code inputGradientWanted} is false
     */
    Rows backward(Parameters parameters, Rows input, Rows outputGradient, double[] gradient,
        boolean inputGradientWanted);
  }
}
