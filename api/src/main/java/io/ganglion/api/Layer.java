package io.ganglion.api;

import java.util.List;

/**
 * A layer of a network: how the rows of examples become others, and what is learned for that. An implementation is a
 * plug-in record, immutable and safe for concurrent use. All that it learns is in its parameters, and nothing else goes
 * on from step to step or from example to example.
 *
 * <p>What comes out for an example, and what the example adds to a gradient, depend on its own rows and on the
 * parameters alone: to the bit, and whatever examples are computed with it. (In training, layers with
 * {@link Form#statistics} may look at all rows of a batch.)
 */
public interface Layer {
  /**
   * What comes of examples of such a shape, and the parameters that it takes.
   *
   * @throws InvalidSettingException if a setting doesn't go with the shape
   * @throws UnsuitableShapeException if it takes no such shape
   */
  Form form(Shape input);

  /**
   * How many steps come out for a sequence of {@code steps}; less than 1 if they are too few. Asked only where
   * {@link #form} makes {@link Shape.Steps} of a sequence.
   */
  default int steps(int steps) {
    return steps;
  }

  /** The most steps that a sequence may have. Asked only where {@link #form} takes sequences. */
  default int mostSteps() {
    return Integer.MAX_VALUE;
  }

  /**
   * Whether what comes out for a step depends on it and on earlier steps alone: a sequence may then come in parts, and
   * a network go on with it step by step. What it needs of the steps before is its {@link Carry}. A layer that makes
   * one row of a sequence gives the row for the steps so far.
   */
  default boolean isCausal() {
    return false;
  }

  /** Whether the same parameters and examples always give the same: false if it asks for {@link Batch#bits}. */
  default boolean isFixed() {
    return true;
  }

  /**
   * Whether its outputs are net inputs, as those of a dense layer are: an experiment then names an activation for them.
   */
  default boolean givesNetInputs() {
    return false;
  }

  /**
   * The working memory of one thread.
   *
   * @param input a shape that {@link #form} takes
   */
  Pass pass(Shape input, Maths maths);

  /**
   * One thread's way through the layer, forward and back. A host gives it the same {@code batch}, {@code x}, {@code dy}
   * and matrices in all calls: objects whose contents and numbers of rows change.
   */
  interface Pass {
    /**
     * The outputs for x. They are x itself, or values of this pass that stay until the next call.
     *
     * @param blocks the parameters, as in the form
     */
    Values forward(Batch batch, Values x, List<Matrix> blocks);

    /**
     * dL/dx, given the batch and x of the last {@link #forward}, and dL/dy, which it may overwrite. The result is dy
     * itself, or values of this pass that stay until the next call, and that {@link #sums} doesn't name: the host may
     * overwrite them.
     *
     * @param isAsked false if dL/dx isn't needed: the result may be anything then, such as dy
     */
    Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked);

    /**
     * For each block, what its gradient is the sum of; of several, one after the other. Asked after each
     * {@link #backward}; it should give the same objects each time.
     */
    List<List<Sum>> sums();

    /**
     * A row of {@link Form#statistics} numbers for each row of x, whose means over all rows of the training examples
     * are the layer's statistics. Asked, for layers with statistics alone, after a {@link #forward} with the same x.
     */
    default Values measured(Batch batch, Values x) {
      throw new IllegalStateException("a layer with statistics says what they are the means of");
    }

    /**
     * What a diagnosis may see of the last {@link #forward} and {@link #backward}, one for each direction in which the
     * layer reads sequences; none if it carries nothing from step to step. Asked now and then, never while it learns.
     */
    default List<StepTrace> traces() {
      return List.of();
    }

    /**
     * How much each step looked at the others in the last {@link #forward}, once for each head of an attention; none if
     * the layer has no such weights. A row for each row of the batch, and in it a number for each step of its example,
     * from the first on; columns behind these mean nothing. Asked now and then, never while it learns.
     */
    default List<Values> attention() {
      return List.of();
    }
  }
}
