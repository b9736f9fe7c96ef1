package io.ganglion.engine.data;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image: bytes from 0, black, to 255, pixel after pixel, line after line.
 *
 * @param height lines
 * @param width pixels per line
 * @param features numbers per pixel: 1 of a gray image; 3, red, green and blue, of a coloured one; others have no
 *     colours
 * @param values {@code height * width * features} bytes without a sign; taken over without a copy, not to be changed
 */
public record Image(int height, int width, int features, byte[] values) {
  /** Numbers per pixel of a gray image. */
  public static final int GRAY = 1;
  /** Numbers per pixel of a coloured image. */
  public static final int RGB = 3;
  // ITU-R BT.601 times 65536; they sum to 65536. Pillow's convert("L") is the same.
  private static final int RED = 19_595;
  private static final int GREEN = 38_470;
  private static final int BLUE = 7_471;
  private static final int HALF = 32_768;

  /** Checks that there are as many values as pixels need. */
  public Image {
    if (height < 1 || width < 1 || features < 1 || values.length != (long) height * width * features) {
      throw new IllegalArgumentException(values.length + " values aren't an image of " + height + " × " + width + " × "
          + features);
    }
  }

  /** Whether it has no colours. */
  public boolean isGray() {
    return features == GRAY;
  }

  /**
   * The same image, gray or coloured: gray is (19595 red + 38470 green + 7471 blue + 32768) / 65536, rounded down; a
   * gray image becomes one with three equal numbers per pixel.
   *
   * @param other 1 or 3, as the image's own
   */
  public Image withFeatures(int other) {
    if (other == features) {
      return this;
    }
    int pixels = height * width;
    byte[] converted = new byte[Math.multiplyExact(pixels, other)];
    for (int i = 0; i < pixels; i++) {
      if (other == GRAY) {
        converted[i] = gray(values[RGB * i], values[RGB * i + 1], values[RGB * i + 2]);
      } else {
        Arrays.fill(converted, RGB * i, RGB * i + RGB, values[i]);
      }
    }
    return new Image(height, width, other, converted);
  }

  private static byte gray(byte red, byte green, byte blue) {
    return (byte) (RED * (red & 0xFF) + GREEN * (green & 0xFF) + BLUE * (blue & 0xFF) + HALF >> 16);
  }

  /**
   * The same image in another size, without regard to its proportions: each new pixel is the average of the area that
   * it covers, of pixels that it covers in part that part; computed in whole numbers, halves rounded up.
   */
  public Image scaled(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    int[] lines = new int[Math.multiplyExact(Math.multiplyExact(height, newWidth), features)];
    for (int y = 0; y < height; y++) { // sums over parts of a line: weights sum to the width
      for (int x = 0; x < newWidth; x++) {
        long from = (long) x * width;
        long to = from + width;
        for (int left = (int) (from / newWidth); (long) left * newWidth < to; left++) {
          int weight = overlap(from, to, (long) left * newWidth, newWidth);
          for (int f = 0; f < features; f++) {
            lines[(y * newWidth + x) * features + f] += weight * (values[(y * width + left) * features + f] & 0xFF);
          }
        }
      }
    }
    return new Image(newHeight, newWidth, features, averages(lines, newHeight, newWidth * features));
  }

  /** @param lines sums over parts of lines, {@code across} for each line of this image */
  private byte[] averages(int[] lines, int newHeight, int across) {
    byte[] averages = new byte[Math.multiplyExact(newHeight, across)];
    long area = (long) height * width;
    long[] sums = new long[across];
    for (int y = 0; y < newHeight; y++) {
      Arrays.fill(sums, area / 2);
      long from = (long) y * height;
      long to = from + height;
      for (int top = (int) (from / newHeight); (long) top * newHeight < to; top++) {
        long weight = overlap(from, to, (long) top * newHeight, newHeight);
        for (int i = 0; i < across; i++) {
          sums[i] += weight * lines[top * across + i];
        }
      }
      for (int i = 0; i < across; i++) {
        averages[y * across + i] = (byte) (sums[i] / area);
      }
    }
    return averages;
  }

  private static int overlap(long from, long to, long start, int length) {
    return (int) (Math.min(to, start + length) - Math.max(from, start));
  }

  /** By the contents of the array. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Image that && height == that.height && width == that.width && features == that.features
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(height, width, features, Arrays.hashCode(values));
  }

  /** A long array is shortened. */
  @Override
  public String toString() {
    return "Image[height=" + height + ", width=" + width + ", features=" + features + ", values="
        + ArrayText.of(values) + "]";
  }
}
