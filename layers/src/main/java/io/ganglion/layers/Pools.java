package io.ganglion.layers;

import io.ganglion.api.Form;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Patches;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;

/** What pools have in common. */
final class Pools {
  private Pools() {}

  /** The form of a pool over all rows of an example. */
  static Form global(Shape input) {
    if (!(input instanceof Shape.Steps || input instanceof Shape.Grid)) {
      throw new UnsuitableShapeException("sequences and images");
    }
    return new Form(new Shape.Row(input.features()));
  }

  /** The form of a pool over windows. */
  static Form over(Shape input, Patches.Axis axis) {
    if (input instanceof Shape.Steps) {
      return new Form(input);
    }
    if (!(input instanceof Shape.Grid image)) {
      throw new UnsuitableShapeException("sequences and images");
    }
    int lines = axis.places(image.height());
    int pixels = axis.places(image.width());
    if (lines < 1 || pixels < 1) {
      throw new InvalidSettingException("size", "makes windows of " + axis.kernel() + " × " + axis.kernel()
          + " pixels, which are larger than that");
    }
    return new Form(new Shape.Grid(lines, pixels, image.features()));
  }

  /** Windows of a pool; a stride of 0 is one of the window's size. */
  static Patches.Axis axis(int size, int stride, PoolPadding padding) {
    int step = stride == 0 ? size : stride;
    return padding == PoolPadding.SAME ? Patches.Axis.same(size, step, 1) : Patches.Axis.valid(size, step, 1);
  }

  /** Windows along the steps of a sequence, or over an image. */
  static Patches patches(Shape input, Patches.Axis axis) {
    return input instanceof Shape.Grid image ? new Patches(axis, axis, image.width(), 1)
        : Patches.ofSteps(axis, 1);
  }
}
