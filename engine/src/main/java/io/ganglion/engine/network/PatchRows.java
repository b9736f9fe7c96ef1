package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Patches;

/**
 * Goes through the places that come out of patches, in order, and copies what they see to rows, or adds rows to what
 * they saw.
 */
final class PatchRows {
  private final Arithmetic arithmetic;
  private final Patches patches;
  private final Batch batch;
  /** Features of each place, and of those which one group sees. */
  private final int features;
  private final int part;
  private int example;
  private int place;
  /** Of the example: lines and pixels per line of what comes out, and the first line that is seen. */
  private int across;
  private int places;
  private int height;
  private int firstDown;
  private int firstAcross;

  PatchRows(Batch batch, Patches patches, int features, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.batch = batch;
    this.patches = patches;
    this.features = features;
    this.part = features / patches.groups();
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
      height = rows / patches.width();
      across = patches.across().places(patches.width());
      places = patches.rows(rows);
      firstDown = patches.down().first(height);
      firstAcross = patches.across().first(patches.width());
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
    for (int r = 0; r < count; r++) {
      move(x, group, r, to, true);
      place++;
      nextExample();
    }
  }

  /** Adds rows of {@code from} to what the next {@code count} places see, of one group. */
  void add(Rows from, int group, int count, Rows x) {
    for (int r = 0; r < count; r++) {
      move(x, group, r, from, false);
      place++;
      nextExample();
    }
  }

  private void move(Rows x, int group, int row, Rows patch, boolean copies) {
    int kernelAcross = patches.across().kernel();
    int at = patch.offset() + row * patch.width();
    int top = firstDown + place / across * patches.down().stride();
    int left = firstAcross + place % across * patches.across().stride();
    for (int i = 0; i < patches.down().kernel(); i++) {
      int line = top + i * patches.down().dilation();
      for (int j = 0; j < kernelAcross; j++, at += part) {
        int pixel = left + j * patches.across().dilation();
        boolean isInside = line >= 0 && line < height && pixel >= 0 && pixel < patches.width();
        int seen = isInside
            ? x.offset() + (batch.start(example) + line * patches.width() + pixel) * features + group * part : 0;
        if (copies && isInside) {
          patch.numbers().copy(x.numbers(), seen, at, part);
        } else if (copies) {
          patch.numbers().clear(at, part);
        } else if (isInside) {
          arithmetic.add(patch.numbers(), at, x.numbers(), seen, part);
        }
      }
    }
  }
}
