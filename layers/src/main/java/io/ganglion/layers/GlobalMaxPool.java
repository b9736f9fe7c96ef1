package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The largest number of all rows of an example, feature by feature. Of several that are equal, the first gets the
 * gradient.
 */
@Plugin(name = "global-max-pool", summary = "The largest numbers of all steps of a sequence, or pixels of an image.",
    api = Api.LEVEL)
public record GlobalMaxPool() implements ExportableLayer {
  @Override
  public Form form(Shape input) {
    return Pools.global(input);
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return new RowsExpression.Pool(x, Optional.empty(), true);
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new PoolPass(PoolWindows.ALL, true, input.features(), maths);
  }
}
