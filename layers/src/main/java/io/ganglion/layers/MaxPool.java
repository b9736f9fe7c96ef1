package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Patches;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The largest number of each window of steps or pixels, feature by feature; the first of equal ones gets the gradient.
 */
@Plugin(name = "max-pool", summary = "The largest numbers of each window of steps or pixels.", api = Api.LEVEL)
public record MaxPool(
    @Setting("steps in a window, or lines and pixels per line of one, ≥ 1") int size,
    @Setting("steps, or pixels down and across, from one window to the next; 0: as many as a window has") int stride,
    @Setting("valid: windows lie inside; same: ⌈size / stride⌉ windows, which may stick out") PoolPadding padding)
    implements ExportableLayer {
  public MaxPool() {
    this(2, 0, PoolPadding.VALID);
  }

  public MaxPool {
    Require.atLeast("size", size, 1);
    Require.atLeast("stride", stride, 0);
    Objects.requireNonNull(padding, "padding");
  }

  @Override
  public Form form(Shape input) {
    return Pools.over(input, axis());
  }

  @Override
  public int steps(int steps) {
    return axis().places(steps);
  }

  private Patches.Axis axis() {
    return Pools.axis(size, stride, padding);
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return new RowsExpression.Pool(x, Optional.of(Pools.patches(input, axis())), true);
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new PoolPass(PoolWindows.over(input, axis()), true, input.features(), maths);
  }
}
