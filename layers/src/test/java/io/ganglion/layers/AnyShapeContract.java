package io.ganglion.layers;

import io.ganglion.api.Shape;
import io.ganglion.testkit.LayerContract;
import java.util.List;

/** The contract of a layer that takes rows, sequences and images. */
interface AnyShapeContract extends LayerContract {
  @Override
  default List<Shape> shapes() {
    return List.of(new Shape.Steps(5), new Shape.Row(18), new Shape.Grid(2, 3, 2));
  }
}
