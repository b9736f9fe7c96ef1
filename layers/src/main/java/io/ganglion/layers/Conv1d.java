package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Patches;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Convolution over steps: every window of steps is multiplied with the same weights. Each net input is a chain that
 * starts with the bias and goes on over the steps of its window in order, and over the features of each.
 */
@Plugin(name = "conv1d", summary = "Convolution: sees each window of steps with the same weights.", api = Api.LEVEL)
public record Conv1d(
    @Setting("how many numbers come out for each window, ≥ 1") int filters,
    @Setting("steps that a window sees, ≥ 1") int kernel,
    @Setting("steps from one window to the next, ≥ 1") int stride,
    @Setting("steps from one that a window sees to the next, ≥ 1") int dilation,
    @Setting("same: ⌈steps / stride⌉ windows, zeros around; valid: windows lie inside; causal: zeros before alone")
    Padding padding) implements ExportableLayer {
  public Conv1d() {
    this(32, 3, 1, 1, Padding.SAME); // 32 and 3: chosen, for small data
  }

  public Conv1d {
    Require.atLeast("filters", filters, 1);
    Require.atLeast("kernel", kernel, 1);
    Require.atLeast("stride", stride, 1);
    Require.atLeast("dilation", dilation, 1);
    Objects.requireNonNull(padding, "padding");
  }

  private Patches patches() {
    return Patches.ofSteps(switch (padding) {
      case SAME -> Patches.Axis.same(kernel, stride, dilation);
      case VALID -> Patches.Axis.valid(kernel, stride, dilation);
      case CAUSAL -> Patches.Axis.causal(kernel, stride, dilation);
    }, 1);
  }

  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Steps)) {
      throw new UnsuitableShapeException("sequences");
    }
    int taps = Math.multiplyExact(kernel, input.features());
    Fan fan = new Fan(taps, Math.multiplyExact(kernel, filters));
    Form form = new Form(new Shape.Steps(filters), new Block("weights", Block.Role.WEIGHTS, taps, filters, 1, fan, 0),
        Block.biases("biases", filters, 1, fan));
    return isCausal() ? form.carrying(Math.multiplyExact(patches().down().reach() - 1, input.features()), 0) : form;
  }

  @Override
  public int steps(int steps) {
    return patches().rows(steps);
  }

  /** With a longer stride, the places of windows would depend on where a part ends. */
  @Override
  public boolean isCausal() {
    return padding == Padding.CAUSAL && stride == 1;
  }

  @Override
  public boolean givesNetInputs() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    List<Block> blocks = form(input).blocks();
    return new RowsExpression.Convolution(x, patches(), blocks.get(0), Optional.of(blocks.get(1)));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    ConvolutionPass whole = new ConvolutionPass(patches(), filters, input.features(), true, maths);
    return isCausal() ? new CausalConvolutionPass(whole, patches().down(), filters, input.features(), maths) : whole;
  }
}
