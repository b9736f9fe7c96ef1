package io.ganglion.tables;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.engine.data.Image;
import java.util.List;

/**
 * What images are made to be as soon as they are read, where no model says it.
 *
 * @param height lines that every image is scaled to; 0 for those it has
 * @param width pixels per line that every image is scaled to; 0 for those it has
 * @param features numbers per pixel, 1 or 3; 0 for those it has
 */
public record ImageStyle(int height, int width, int features) {
  /** Of an image at most. */
  public static final int MOST_PIXELS = 1 << 26;
  /** Images as they are. */
  public static final ImageStyle USUAL = new ImageStyle(0, 0, 0);

  public ImageStyle {
    requireSize(height, width);
  }

  /**
   * Checks that there are both sizes, or none.
   *
   * @throws InvalidSettingException with the components' names
   */
  public static void requireSize(int height, int width) {
    Require.atLeast("height", height, 0);
    Require.atLeast("width", width, 0);
    if (height == 0 != (width == 0)) {
      throw new InvalidSettingException(height == 0 ? "height" : "width", "must be given beside '"
          + (height == 0 ? "width" : "height") + "'", List.of(height == 0 ? "width" : "height"));
    }
    if ((long) height * width > MOST_PIXELS) {
      throw new InvalidSettingException("height", "must make at most " + MOST_PIXELS + " pixels with 'width'",
          List.of("width"));
    }
  }

  /** Whether images are scaled. */
  public boolean scales() {
    return height > 0;
  }

  /** An image in this style. */
  public Image of(Image image) {
    Image coloured = features == 0 ? image : image.withFeatures(features);
    return scales() ? coloured.scaled(height, width) : coloured;
  }
}
