package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Values;
import io.ganglion.engine.kernel.Kernels;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One layer of a network, bound to the widths of its inputs: a function of rows and of a slice of the flat parameter
 * vector. It describes itself: nothing else knows one kind of layer from another. Immutable.
 *
 * <p>An output row depends on the input rows of the same index alone: the rows of one chunk may be computed by several
 * threads.
 */
public interface BoundLayer {
  /** One word that says what it is, and that {@link LayerKinds} knows how to read it again by. */
  String kind();

  /** Units per row of each of its inputs, in order. */
  List<Integer> inputWidths();

  /** Units per row that it gives. */
  int outputWidth();

  /** Its parameters, block after block without gaps; none if it has no parameters. */
  default List<Block> blocks() {
    return List.of();
  }

  /** How many parameters it has; may be 0. */
  default int parameterCount() {
    List<Block> blocks = blocks();
    return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
  }

  /** What it does to every net input; empty for all layers but an {@link ActivationLayer}. */
  default Optional<Activation> activation() {
    return Optional.empty();
  }

  /** Overwrites {@code parameters[at, at + parameterCount())} with start values. */
  default void initialize(double[] parameters, int at, RandomGenerator random) {
    // Has no parameters.
  }

  /** Writes what its reader in {@link LayerKinds} needs beside the widths of its inputs. */
  default void write(DataOutputStream out) throws IOException {
    // The widths of its inputs say all.
  }

  /** What it computes of one example when it predicts; empty if it doesn't say. Not asked of inputs. */
  default Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    return Optional.empty();
  }

  /** What it is called where it is shown. */
  default String name() {
    return kind();
  }

  /**
   * The shape of what it gives for examples of such shapes.
   *
   * @throws io.ganglion.api.UnsuitableShapeException if it takes no such shapes
   */
  default Shape outputShape(List<Shape> inputs) {
    return inputs.get(0).withFeatures(outputWidth());
  }

  /** Whether its output rows are those of its inputs, one for one. */
  default boolean keepsRows() {
    return true;
  }

  /** How many rows it gives for an example of {@code rows}; less than 1 if these are too few. */
  default int rows(int rows) {
    return rows;
  }

  /** Whether its pass has to see which rows are whose, and what comes back though nothing before it is trained. */
  default boolean isPlugin() {
    return false;
  }

  /** Whether what it gives for a step of a sequence depends on that step and earlier ones alone. */
  default boolean isCausal() {
    return true;
  }

  /** The most steps that a sequence may have. */
  default int mostSteps() {
    return Integer.MAX_VALUE;
  }

  /** How many numbers it keeps of the training examples. */
  default int statistics() {
    return 0;
  }

  /** Those numbers; empty if it keeps none, or they aren't known. */
  default List<Double> knownStatistics() {
    return List.of();
  }

  /** The same with these statistics, as many as it keeps; none: as if they weren't known. */
  default BoundLayer withStatistics(List<Double> known) {
    return this;
  }

  /** Whether the same parameters and examples always give the same. */
  default boolean isFixed() {
    return true;
  }

  /** The working memory of one thread, which computes with {@code arithmetic}; its parameters begin at {@code at}. */
  Pass newPass(int at, Arithmetic arithmetic);

  /**
   * The same for a layer that has to see which rows are whose.
   *
   * @param node its index, which tells its random numbers from those of others
   * @param in whose rows its inputs are
   * @param out whose rows its outputs are: {@code in} if it {@link #keepsRows}, else it is to be filled
   */
  default Pass newPass(int at, Arithmetic arithmetic, int node, Ragged in, Ragged out) {
    return newPass(at, arithmetic);
  }

  /** One thread's way through the layer, forward and back. */
  interface Pass {
    /** Where {@link #forward} puts the outputs: rows of this pass, the same ones for every call. */
    Rows output();

    /**
     * Where {@link #backward} puts dL/d(input) of each input, if dL/d(output) is in {@code outputGradient}: each time
     * the same rows, for every input others. They are this pass's own, except that a layer without parameters may
     * overwrite {@code outputGradient} for one of them.
     */
    Rows[] inputGradients(Rows outputGradient);

    /**
     * Fills this layer's slice of {@link Parameters#rearranged} (same offsets as its parameters) with the parameters in
     * the order that backward passes read them. Called once per evaluation, before any pass.
     */
    default void rearrange(Parameters parameters) {
      // Reads them as they are.
    }

    /**
     * Adds up, row by row, what the layer's statistics are the means of, for the rows of the last forward pass.
     *
     * @param totals one for each of the layer's statistics
     * @return how many rows there were
     */
    default int measure(double[] totals) {
      throw new IllegalStateException("the layer keeps no statistics");
    }

    /** Computes the outputs for {@code inputs}; they stay until the next call. */
    void forward(Parameters parameters, Rows[] inputs);

    /**
     * Given the {@code inputs} of the last forward pass and dL/d(output), computes dL/d(input) of each input; they stay
     * until the next call.
     */
    void backward(Parameters parameters, Rows[] inputs, Rows outputGradient);

    /**
     * From now on, {@code gradient}, which is all 0, is written by this pass alone, and by its layers.
     *
     * @param sparse gets blocks of which hardly any row isn't 0, in the order in which they lie
     */
    default void own(Numbers gradient, List<TouchedRows> sparse) {
      // Writes all of it.
    }

    /**
     * Overwrites one part of several of the layer's slice of {@code gradient} with dL/dp, summed over the rows in
     * order, given dL/d(output). All parts together are the whole slice. Called for layers with parameters alone.
     *
     * @param part from 0
     */
    default void gradient(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts) {
      // Has no parameters.
    }

    /** As {@link #gradient}; as soon as the gradient of some parameters is complete, {@code user} may use it. */
    default void gradientInParts(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts,
        Kernels.PartUser user) {
      // Has no parameters.
    }

    /** What the layer shows of its last passes through the steps of sequences; none if it carries nothing on. */
    default List<StepTrace> traces() {
      return List.of();
    }

    /** How much steps looked at one another in the last forward pass, by head; none without attention. */
    default List<Values> attention() {
      return List.of();
    }
  }
}
