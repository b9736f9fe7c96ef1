package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Patches;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;

/**
 * Goes through the places that come out of patches, in order, and copies what they see to rows, or adds rows to what
 * they saw. Neighbours in a line are taken together: one line of all their patches after the other. A number that
 * several patches see gets what they add in the order of their places all the same, for those of one line see it in one
 * line of the kernel, the first place in the last column.
 */
final class PatchRows {
  /** Fewer numbers are copied one by one, and added column by column: a call for each row would take longer. */
  private static final int SHORT = 16;

  private final Kernels kernels;
  private final Patches patches;
  private final Batch batch;
  /** Features of each place, and of those which one group sees. */
  private final int features;
  private final int part;
  private final int width;
  private final int stride;
  private final int kernelAcross;
  /** Pixels of a line of the kernel that lie one after another, in patches as in the image. */
  private final int pixels;
  private int example;
  private int place;
  /** Of the example: lines and pixels per line of what comes out, and the first line that is seen. */
  private int across;
  private int places;
  private int height;
  private int firstDown;
  private int firstAcross;

  PatchRows(Kernels kernels, Batch batch, Patches patches, int features) {
    this.kernels = kernels;
    this.batch = batch;
    this.patches = patches;
    this.features = features;
    this.part = features / patches.groups();
    this.width = patches.width();
    this.stride = patches.across().stride();
    this.kernelAcross = patches.across().kernel();
    this.pixels = patches.groups() == 1 && patches.across().dilation() == 1 ? kernelAcross : 1;
    begin();
  }

  /** Goes back to the first place of the first example. */
  void begin() {
    example = -1;
    place = 0;
    places = 0;
    nextExample();
  }

  private void nextExample() {
    while (place == places && ++example < batch.examples()) {
      int rows = batch.rows(example);
      height = rows / width;
      across = patches.across().places(width);
      places = patches.rows(rows);
      firstDown = patches.down().first(height);
      firstAcross = patches.across().first(width);
      place = 0;
    }
  }

  boolean isOf(Batch batch, Patches patches, int features) {
    return this.batch == batch && this.patches.equals(patches) && this.features == features;
  }

  /** How many places come out of all examples. */
  int count() {
    int count = 0;
    for (int e = 0; e < batch.examples(); e++) {
      count += patches.rows(batch.rows(e));
    }
    return count;
  }

  /** Overwrites rows of {@code to} with what the next {@code count} places see, of one group. */
  void copy(Rows x, int group, int count, Rows to) {
    move(x, group, count, to, true);
  }

  /** Adds rows of {@code from} to what the next {@code count} places see, of one group. */
  void add(Rows from, int group, int count, Rows x) {
    move(x, group, count, from, false);
  }

  private void move(Rows x, int group, int count, Rows patch, boolean copies) {
    for (int row = 0, run; row < count; row += run) {
      run = Math.min(count - row, across - place % across);
      int top = firstDown + place / across * patches.down().stride();
      int left = firstAcross + place % across * stride;
      for (int i = 0; i < patches.down().kernel(); i++) {
        int line = top + i * patches.down().dilation();
        int at = patch.offset() + row * patch.width() + i * kernelAcross * part;
        if (line >= 0 && line < height) {
          int from = x.offset() + (batch.start(example) + line * width) * features + group * part;
          moveLine(x, from, left, patch, at, run, copies);
        } else if (copies) {
          for (int p = 0; p < run; p++) {
            patch.numbers().clear(at + p * patch.width(), kernelAcross * part);
          }
        }
      }
      place += run;
      nextExample();
    }
  }

  /**
   * One line of the patches of neighbours.
   *
   * @param from where the line of the image begins
   * @param left the first pixel that the first of them sees
   */
  private void moveLine(Rows x, int from, int left, Rows patch, int at, int run, boolean copies) {
    boolean isDouble = x.numbers().precision() == Precision.FLOAT64;
    for (int j = kernelAcross - pixels; j >= 0; j -= pixels) { // the last column first: its places come first
      int first = left + j * patches.across().dilation();
      int to = at + j * part;
      if (copies && isDouble) {
        copy(x.doubles(), from, first, patch.doubles(), to, patch.width(), run);
      } else if (copies) {
        copy(x.floats(), from, first, patch.floats(), to, patch.width(), run);
      } else if (isDouble) {
        add(patch.doubles(), to, patch.width(), x.doubles(), from, first, run);
      } else {
        add(patch.floats(), to, patch.width(), x.floats(), from, first, run);
      }
    }
  }

  /** How many of {@code run} places, the first of which sees {@code first}, begin before the image. */
  private int before(int first, int run) {
    return first >= 0 ? 0 : Math.min(run, (-first + stride - 1) / stride);
  }

  /** How many of them end within the image. */
  private int inside(int first, int run) {
    int last = width - pixels - first;
    return last < 0 ? 0 : Math.min(run, last / stride + 1);
  }

  // region double form, with the documentation of both
  /** Some pixels of a line for each of {@code run} places. */
  private void copy(double[] x, int from, int first, double[] patch, int at, int step, int run) {
    int low = before(first, run);
    int high = Math.max(low, inside(first, run));
    for (int p = 0; p < low; p++) {
      copyEdge(x, from, first + p * stride, patch, at + p * step);
    }
    int size = pixels * part;
    int seen = from + first * features;
    if (size < SHORT) {
      int hop = stride * features;
      for (int p = low; p < high; p++) {
        copyFew(x, seen + p * hop, patch, at + p * step, size);
      }
    } else {
      for (int p = low; p < high; p++) {
        System.arraycopy(x, seen + p * stride * features, patch, at + p * step, size);
      }
    }
    for (int p = high; p < run; p++) {
      copyEdge(x, from, first + p * stride, patch, at + p * step);
    }
  }

  /** Fewer than {@link #SHORT} numbers, without a loop: its beginning and end would take longer than all of them. */
  private static void copyFew(double[] from, int fromAt, double[] to, int toAt, int size) {
    int source = fromAt;
    int target = toAt;
    if ((size & 8) != 0) {
      copyFour(from, source, to, target);
      copyFour(from, source + 4, to, target + 4);
      source += 8;
      target += 8;
    }
    if ((size & 4) != 0) {
      copyFour(from, source, to, target);
      source += 4;
      target += 4;
    }
    if ((size & 2) != 0) {
      to[target] = from[source];
      to[target + 1] = from[source + 1];
      source += 2;
      target += 2;
    }
    if ((size & 1) != 0) {
      to[target] = from[source];
    }
  }

  private static void copyFour(double[] from, int source, double[] to, int target) {
    to[target] = from[source];
    to[target + 1] = from[source + 1];
    to[target + 2] = from[source + 2];
    to[target + 3] = from[source + 3];
  }

  /** Those of one place, some of which lie outside. */
  private void copyEdge(double[] x, int from, int first, double[] patch, int at) {
    int size = pixels * part;
    int low = Math.min(size, Math.max(0, -first * features));
    int high = Math.max(low, Math.min(size, (width - first) * features));
    int seen = from + first * features;
    for (int i = 0; i < low; i++) {
      patch[at + i] = 0;
    }
    for (int i = low; i < high; i++) {
      patch[at + i] = x[seen + i];
    }
    for (int i = high; i < size; i++) {
      patch[at + i] = 0;
    }
  }

  /** Adds pixels of patches to those that they are copies of. */
  private void add(double[] patch, int at, int step, double[] x, int from, int first, int run) {
    int low = before(first, run);
    int high = Math.max(low, inside(first, run));
    for (int p = 0; p < low; p++) {
      addEdge(patch, at + p * step, x, from, first + p * stride);
    }
    int size = pixels * part;
    int seen = from + first * features;
    if (size < SHORT) {
      int hop = stride * features;
      for (int t = size - 1; t >= 0; t--) { // what a place adds comes before what a later one does
        for (int p = low; p < high; p++) {
          x[seen + t + p * hop] += patch[at + t + p * step];
        }
      }
    } else {
      int hop = stride * features;
      kernels.addRows(patch, at + low * step, step, x, seen + low * hop, hop, high - low, size);
    }
    for (int p = high; p < run; p++) {
      addEdge(patch, at + p * step, x, from, first + p * stride);
    }
  }

  private void addEdge(double[] patch, int at, double[] x, int from, int first) {
    int high = Math.min(pixels, width - first);
    for (int i = Math.max(0, -first) * part; i < high * part; i++) {
      x[from + first * features + i] += patch[at + i];
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  private void copy(float[] x, int from, int first, float[] patch, int at, int step, int run) {
    int low = before(first, run);
    int high = Math.max(low, inside(first, run));
    for (int p = 0; p < low; p++) {
      copyEdge(x, from, first + p * stride, patch, at + p * step);
    }
    int size = pixels * part;
    int seen = from + first * features;
    if (size < SHORT) {
      int hop = stride * features;
      for (int p = low; p < high; p++) {
        copyFew(x, seen + p * hop, patch, at + p * step, size);
      }
    } else {
      for (int p = low; p < high; p++) {
        System.arraycopy(x, seen + p * stride * features, patch, at + p * step, size);
      }
    }
    for (int p = high; p < run; p++) {
      copyEdge(x, from, first + p * stride, patch, at + p * step);
    }
  }

  /** As for {@code double}. */
  private static void copyFew(float[] from, int fromAt, float[] to, int toAt, int size) {
    int source = fromAt;
    int target = toAt;
    if ((size & 8) != 0) {
      copyFour(from, source, to, target);
      copyFour(from, source + 4, to, target + 4);
      source += 8;
      target += 8;
    }
    if ((size & 4) != 0) {
      copyFour(from, source, to, target);
      source += 4;
      target += 4;
    }
    if ((size & 2) != 0) {
      to[target] = from[source];
      to[target + 1] = from[source + 1];
      source += 2;
      target += 2;
    }
    if ((size & 1) != 0) {
      to[target] = from[source];
    }
  }

  private static void copyFour(float[] from, int source, float[] to, int target) {
    to[target] = from[source];
    to[target + 1] = from[source + 1];
    to[target + 2] = from[source + 2];
    to[target + 3] = from[source + 3];
  }

  /** As for {@code double}. */
  private void copyEdge(float[] x, int from, int first, float[] patch, int at) {
    int size = pixels * part;
    int low = Math.min(size, Math.max(0, -first * features));
    int high = Math.max(low, Math.min(size, (width - first) * features));
    int seen = from + first * features;
    for (int i = 0; i < low; i++) {
      patch[at + i] = 0;
    }
    for (int i = low; i < high; i++) {
      patch[at + i] = x[seen + i];
    }
    for (int i = high; i < size; i++) {
      patch[at + i] = 0;
    }
  }

  /** As for {@code double}. */
  private void add(float[] patch, int at, int step, float[] x, int from, int first, int run) {
    int low = before(first, run);
    int high = Math.max(low, inside(first, run));
    for (int p = 0; p < low; p++) {
      addEdge(patch, at + p * step, x, from, first + p * stride);
    }
    int size = pixels * part;
    int seen = from + first * features;
    if (size < SHORT) {
      int hop = stride * features;
      for (int t = size - 1; t >= 0; t--) { // what a place adds comes before what a later one does
        for (int p = low; p < high; p++) {
          x[seen + t + p * hop] += patch[at + t + p * step];
        }
      }
    } else {
      int hop = stride * features;
      kernels.addRows(patch, at + low * step, step, x, seen + low * hop, hop, high - low, size);
    }
    for (int p = high; p < run; p++) {
      addEdge(patch, at + p * step, x, from, first + p * stride);
    }
  }

  private void addEdge(float[] patch, int at, float[] x, int from, int first) {
    int high = Math.min(pixels, width - first);
    for (int i = Math.max(0, -first) * part; i < high * part; i++) {
      x[from + first * features + i] += patch[at + i];
    }
  }
  // endregion
}
