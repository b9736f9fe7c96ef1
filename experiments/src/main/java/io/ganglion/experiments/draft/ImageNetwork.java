package io.ganglion.experiments.draft;

import io.ganglion.engine.data.Image;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of convolutions, by the size of the images and how many there are.
 *
 * @param rows training examples
 * @param features numbers per pixel
 * @param validates whether there are validation examples
 */
record ImageNetwork(int rows, int height, int width, int features, boolean validates) implements NetworkDraft {
  /** With fewer images, they are changed in every epoch. Chosen. */
  private static final int FEW = 10_000;
  private static final int VERY_FEW = 500;
  /** A pool halves images that have at least this many lines. Chosen: four by four numbers are left. */
  private static final int POOLED = 8;
  private static final int MOST_FILTERS = 64;
  /** Images are moved by a pixel for each 14 of their size. Chosen: digits of 28 lines by 2. */
  private static final int PIXELS_PER_SHIFT = 14;

  /** The filters of each convolution. */
  private List<Integer> filters() {
    List<Integer> filters = new ArrayList<>();
    int next = rows < VERY_FEW ? 8 : 16;
    for (int size = Math.min(height, width); size >= POOLED || filters.isEmpty(); size /= 2) {
      filters.add(next);
      next = Math.min(MOST_FILTERS, 2 * next);
    }
    return filters;
  }

  private boolean isPooled() {
    return Math.min(height, width) >= POOLED;
  }

  @Override
  public void writeNetwork(DraftText text, String activation, String activationReason, boolean perStep) {
    String image = height + " × " + width + (features == Image.GRAY ? " gray" : " coloured") + " pixels";
    text.line(0, "");
    text.line(0, "network:", "for " + Format.count(rows, "training image") + " of " + image + ": each convolution looks"
        + " for patterns in squares of 3 × 3, everywhere in the image with the same weights"
        + (isPooled() ? "; each pool keeps the greatest of every four numbers, so that the next one sees twice as much"
            : ""));
    text.line(2, "initializer: he-uniform", "for relu: signals neither grow nor fade from layer to layer");
    text.line(2, "layers:");
    for (int each : filters()) {
      text.line(4, "- {use: conv2d, filters: " + each + ", kernel: 3, padding: same, activation: relu}");
      if (isPooled()) {
        text.line(4, "- {use: max-pool, size: 2}");
      }
    }
    text.line(4, "- {use: flatten}");
    text.line(4, "- {use: dropout, rate: 0.5}", "against memorizing: every second number is left out, others in each"
        + " step of the training");
    text.line(4, "- {units: auto, activation: " + activation + "}", activationReason);
  }

  @Override
  public void writeLoss(DraftText text, String loss, String reason) {
    text.line(0, "");
    text.line(0, "loss: " + loss, reason);
  }

  @Override
  public void writeTraining(DraftText text) {
    text.line(0, "");
    text.line(0, "trainer: {use: adam, learning-rate: " + (rows < VERY_FEW ? "0.002" : "0.001") + "}",
        "adam with small steps is a good start for convolutions");
    Pace pace = rows < VERY_FEW ? new Pace(100, 20, 8) : rows < FEW ? new Pace(40, 8, 32) : new Pace(15, 3, 64);
    pace.write(text, validates);
    int shift = Math.min(height, width) / PIXELS_PER_SHIFT;
    if (rows < FEW && shift > 0) {
      text.line(2, "augment: {shift: " + shift + "}", "in every epoch each training image is moved by up to "
          + Format.count(shift, "pixel") + ", so that few images go further; add mirror: true where left and right"
          + " don't matter, as they do in letters and digits");
    }
    text.line(0, "");
    text.line(0, "runtime: {precision: float32}", "float32 is faster for convolutions, and rounds more; remove this"
        + " line for float64");
  }
}
