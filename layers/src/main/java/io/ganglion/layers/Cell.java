package io.ganglion.layers;

import io.ganglion.api.Carry;
import io.ganglion.api.Matrix;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;
import java.util.Optional;

/**
 * One thread's way through a recurrent layer in one direction. All rows are packed, as a {@link StepOrder} says.
 */
interface Cell {
  /**
   * The outputs for the inputs {@code x}; they stay until the next call.
   *
   * @param blocks this direction's
   * @param carry that of {@link io.ganglion.api.Batch#carry}; empty for every direction but forward
   */
  Values forward(StepOrder order, Values x, List<Matrix> blocks, Optional<Carry> carry);

  /**
   * Given dL/d(outputs) of the last call, which it turns into what it is with all later steps counted in: computes what
   * {@link #inputGradient} and {@link #sums} need.
   */
  void backward(StepOrder order, Values dh, List<Matrix> blocks);

  /** dL/dx after {@link #backward}. */
  Values inputGradient(List<Matrix> blocks);

  /**
   * For each block, what its gradient is the sum of.
   *
   * @param x the same values as in all calls of {@link #forward}
   */
  List<List<Sum>> sums(Values x);

  /** The gates of the last {@link #forward}, in the rows of the batch, in new values. */
  default List<StepTrace.Gate> gates(StepOrder order) {
    return List.of();
  }
}
