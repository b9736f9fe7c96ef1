package io.ganglion.layers;

import io.ganglion.api.Patches;

/** Which rows of an example each row that comes out of a pool is made of. */
interface Windows {
  /** A single window, of all rows. */
  Windows ALL = new Windows() {
    @Override
    public int count(int rows) {
      return 1;
    }

    @Override
    public int from(int window, int rows) {
      return 0;
    }

    @Override
    public int to(int window, int rows) {
      return rows;
    }
  };

  /** How many rows come out of an example of {@code rows}. */
  int count(int rows);

  /** The first row of a window. */
  int from(int window, int rows);

  /** The row behind the last of a window; it has at least one. */
  int to(int window, int rows);

  /** Windows along the steps of a sequence; of those that begin before it or end behind it, what is inside. */
  static Windows along(Patches.Axis axis) {
    return new Windows() {
      @Override
      public int count(int rows) {
        return axis.places(rows);
      }

      @Override
      public int from(int window, int rows) {
        return Math.max(0, axis.first(rows) + window * axis.stride());
      }

      @Override
      public int to(int window, int rows) {
        return Math.min(rows, axis.first(rows) + window * axis.stride() + axis.kernel());
      }
    };
  }
}
