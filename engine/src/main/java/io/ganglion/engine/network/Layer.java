package io.ganglion.engine.network;

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

  /** How many of its parameters, from the first on, are weights; the others are biases. */
  default int weightCount() {
    return 0;
  }

  /** Overwrites {@code parameters[at, at + parameterCount())} with start values. */
  void initialize(double[] parameters, int at, RandomGenerator random);

  /** The working memory of one thread, which computes with {@code arithmetic}; its parameters begin at {@code at}. */
  Pass newPass(int at, Arithmetic arithmetic);

  /** One thread's way through the layer, forward and back. */
  interface Pass {
    /**
     * Overwrites the layer's slice of {@link Parameters#rearranged}, which lies as that of the parameters, with what all
     * threads' passes want for as many rows as there are: the same numbers in another order.
     */
    void rearrange(Parameters parameters);

    /** Computes the outputs for {@code input}; they are this pass's own and stay until the next call. */
    Rows forward(Parameters parameters, Rows input);

    /**
     * Overwrites one part of several of the layer's slice of {@code gradient} with dL/dp, summed over the rows in
     * order, given dL/d(output). All parts together are the whole slice.
     *
     * @param part from 0
     */
    void gradient(Rows input, Rows outputGradient, Numbers gradient, int part, int parts);

    /** As {@link #gradient}; as soon as it is there for some parameters, {@code user} may use it. */
    void gradientInParts(Rows input, Rows outputGradient, Numbers gradient, int part, int parts,
        Kernels.PartUser user);

    /**
     * Given the {@code input} of the last forward pass and dL/d(output), which it may overwrite, returns dL/d(input);
     * that is this pass's own and stays until the next call.
     */
    Rows backward(Parameters parameters, Rows input, Rows outputGradient);
  }
}
