package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;

/**
 * The largest number of all rows of an example, feature by feature. Of several that are equal, the first gets the
 * gradient.
 */
@Plugin(name = "global-max-pool", summary = "The largest numbers of all steps of a sequence, or pixels of an image.",
    api = Api.LEVEL)
public record GlobalMaxPool() implements Layer {
  @Override
  public Form form(Shape input) {
    return Pools.global(input);
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new PoolPass(Windows.ALL, true, input.features(), maths);
  }
}
