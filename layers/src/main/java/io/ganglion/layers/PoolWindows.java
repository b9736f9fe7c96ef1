package io.ganglion.layers;

import io.ganglion.api.Patches;
import io.ganglion.api.Shape;

/**
 * Which rows of an example each row that comes out of a pool is made of. A sequence is an image that is one pixel wide
 * and as high as it has steps. Of windows that stick out, only what is inside counts.
 *
 * @param down along the height of an image, or along the steps of a sequence
 * @param across along its width
 * @param width pixels per line of what goes in; 1 for a sequence
 * @param areAll whether there is but one window, of all rows
 */
record PoolWindows(Patches.Axis down, Patches.Axis across, int width, boolean areAll) {
  /** A single window, of all rows. */
  static final PoolWindows ALL = new PoolWindows(Patches.Axis.ONE, Patches.Axis.ONE, 1, true);

  /** Windows along the steps of a sequence, or over an image. */
  static PoolWindows over(Shape input, Patches.Axis axis) {
    return input instanceof Shape.Grid image ? new PoolWindows(axis, axis, image.width(), false)
        : new PoolWindows(axis, Patches.Axis.ONE, 1, false);
  }

  /** How many windows lie one below the other. */
  int lines(int height) {
    return areAll ? 1 : down.places(height);
  }

  /** How many windows lie side by side. */
  int perLine() {
    return across.places(width);
  }

  /** How many rows come out of an example of {@code rows}. */
  int count(int rows) {
    return lines(rows / width) * perLine();
  }

  /** The first line of a window. */
  int top(int line, int height) {
    return areAll ? 0 : from(down, line, height);
  }

  /** The line behind its last. */
  int bottom(int line, int height) {
    return areAll ? height : to(down, line, height);
  }

  /** The first pixel of each of its lines. */
  int left(int place) {
    return from(across, place, width);
  }

  /** The pixel behind the last. */
  int right(int place) {
    return to(across, place, width);
  }

  private static int from(Patches.Axis axis, int window, int size) {
    return Math.max(0, axis.first(size) + window * axis.stride());
  }

  private static int to(Patches.Axis axis, int window, int size) {
    return Math.min(size, axis.first(size) + window * axis.stride() + axis.kernel());
  }
}
