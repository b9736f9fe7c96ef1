package io.ganglion.layers;

import io.ganglion.api.Shape;
import io.ganglion.testkit.LayerContract;
import java.util.List;

/** The contract of a layer that takes sequences. */
interface StepsContract extends LayerContract {
  @Override
  default List<Shape> shapes() {
    return List.of(new Shape.Steps(2), new Shape.Steps(1));
  }
}
