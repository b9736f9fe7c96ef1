package io.ganglion.layers;

import io.ganglion.api.Shape;
import io.ganglion.testkit.LayerContract;
import java.util.List;

/** The contract of a layer that takes images. */
interface GridContract extends LayerContract {
  @Override
  default List<Shape> shapes() {
    return List.of(new Shape.Grid(4, 3, 2), new Shape.Grid(3, 5, 4));
  }
}
