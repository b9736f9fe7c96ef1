package io.ganglion.engine.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.random.Randomness;

/**
 * What changes the images of a training part, each in every epoch in another way, so that a network can't learn what
 * doesn't matter: where a thing lies, which side is left, how large it is. In whole numbers alone; which change an
 * image gets follows from the seed, the epoch, its batch and its number, never from threads or from what was before.
 *
 * @param shift by how many pixels an image is moved at most, up or down and to the left or right; what comes in repeats
 *     the pixels of its edge
 * @param mirror whether every second image, on the average, has left and right exchanged
 * @param crop how many lines, and pixels per line, are cut off at most; what is left is {@linkplain Image#scaled
 *     scaled} to the whole size
 */
public record Augmentation(int shift, boolean mirror, int crop) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, false, 0);
  // The indices of the random bits of an image.
  private static final int DOWN = 0;
  private static final int RIGHT = 1;
  private static final int MIRROR = 2;
  private static final int LINES = 3;
  private static final int TOP = 4;
  private static final int PIXELS = 5;
  private static final int LEFT = 6;

  public Augmentation {
    if (shift < 0 || crop < 0) {
      throw new IllegalArgumentException("an image can't be changed by " + shift + " or " + crop + " pixels");
    }
  }

  /** Whether nothing is changed. */
  public boolean isNone() {
    return shift == 0 && !mirror && crop == 0;
  }

  /** Whether images of this shape are large enough for it. */
  public boolean suits(Shape.Grid shape) {
    return Math.max(shift, crop) < Math.min(shape.height(), shape.width());
  }

  /**
   * Overwrites {@code to} with a changed image.
   *
   * @param images the bytes of many images; none is changed
   * @param from where the image begins in them
   * @param key what its random bits go out from
   */
  public void apply(Shape.Grid shape, byte[] images, int from, long key, byte[] to) {
    int lines = shape.height() - draw(key, LINES, crop + 1);
    int pixels = shape.width() - draw(key, PIXELS, crop + 1);
    int top = draw(key, TOP, shape.height() - lines + 1) - (draw(key, DOWN, 2 * shift + 1) - shift);
    int left = draw(key, LEFT, shape.width() - pixels + 1) - (draw(key, RIGHT, 2 * shift + 1) - shift);
    boolean mirrored = mirror && draw(key, MIRROR, 2) == 1;
    boolean whole = lines == shape.height() && pixels == shape.width();
    byte[] cut = whole ? to : new byte[lines * pixels * shape.features()];
    int features = shape.features();
    for (int y = 0; y < lines; y++) {
      int line = from + within(top + y, shape.height()) * shape.width() * features;
      for (int x = 0; x < pixels; x++) {
        int pixel = within(left + (mirrored ? pixels - 1 - x : x), shape.width());
        System.arraycopy(images, line + pixel * features, cut, (y * pixels + x) * features, features);
      }
    }
    if (!whole) {
      byte[] scaled = new Image(lines, pixels, features, cut).scaled(shape.height(), shape.width()).values();
      System.arraycopy(scaled, 0, to, 0, scaled.length);
    }
  }

  /** From 0 to {@code bound - 1}, all equally likely but for one part in 2³². */
  private static int draw(long key, int index, int bound) {
    return (int) ((Randomness.bits(key, index) >>> 32) * bound >>> 32);
  }

  private static int within(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }
}
