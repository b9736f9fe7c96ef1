package io.ganglion.tables.images;

import io.ganglion.engine.data.Image;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Decoded samples as bytes, in whole numbers alone and without colour profiles: samples of fewer bits are stretched to
 * 0 to 255 and rounded, palettes looked up, and what is transparent is laid over white.
 */
final class Pixels {
  private static final int WHITE = 255;
  // libjpeg's: 1.402, 0.344136, 0.714136 and 1.772 times 65536, for chroma around 128
  private static final int RED_OF_CR = 91_881;
  private static final int GREEN_OF_CB = 22_554;
  private static final int GREEN_OF_CR = 46_802;
  private static final int BLUE_OF_CB = 116_130;
  private static final int HALF = 32_768;
  private static final int NEUTRAL = 128;

  private Pixels() {}

  /** The image of a raster of places in a palette, or of bands. */
  static Image of(Raster raster, ColorModel colours) {
    return colours instanceof IndexColorModel palette ? ofPalette(raster, palette) : ofBands(raster);
  }

  private static Image ofPalette(Raster raster, IndexColorModel palette) {
    byte[][] shown = new byte[palette.getMapSize()][Image.RGB];
    boolean gray = true;
    for (int i = 0; i < shown.length; i++) {
      int opacity = palette.getAlpha(i);
      shown[i][0] = overWhite(palette.getRed(i), opacity);
      shown[i][1] = overWhite(palette.getGreen(i), opacity);
      shown[i][2] = overWhite(palette.getBlue(i), opacity);
      gray &= shown[i][0] == shown[i][1] && shown[i][1] == shown[i][2];
    }
    int features = gray ? Image.GRAY : Image.RGB;
    int width = raster.getWidth();
    byte[] values = new byte[Math.multiplyExact(width * raster.getHeight(), features)];
    int[] line = new int[width];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, line);
      for (int index : line) {
        System.arraycopy(shown[index], 0, values, at, features);
        at += features;
      }
    }
    return new Image(raster.getHeight(), width, features, values);
  }

  /** The image of a raster whose bands are gray or red, green and blue, and perhaps opacity. */
  static Image ofBands(Raster raster) {
    int bands = raster.getNumBands();
    int features = bands < Image.RGB ? Image.GRAY : Image.RGB;
    byte[][] stretched = new byte[bands][];
    for (int band = 0; band < bands; band++) {
      stretched[band] = stretched(raster.getSampleModel().getSampleSize(band));
    }
    int width = raster.getWidth();
    byte[] values = new byte[Math.multiplyExact(width * raster.getHeight(), features)];
    int[] line = new int[width * bands];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
      for (int from = 0; from < line.length; from += bands) {
        int opacity = bands == features ? WHITE : stretched[features][line[from + features]] & 0xFF;
        for (int f = 0; f < features; f++) {
          values[at++] = overWhite(stretched[f][line[from + f]] & 0xFF, opacity);
        }
      }
    }
    return new Image(raster.getHeight(), width, features, values);
  }

  /** What samples of at most 8 bits are as bytes. */
  private static byte[] stretched(int bits) {
    int most = (1 << bits) - 1;
    byte[] values = new byte[most + 1];
    for (int i = 0; i <= most; i++) {
      values[i] = (byte) ((i * WHITE + most / 2) / most);
    }
    return values;
  }

  private static byte overWhite(int value, int opacity) {
    return (byte) ((value * opacity + WHITE * (WHITE - opacity) + WHITE / 2) / WHITE);
  }

  /** The image of a raster of brightness and the differences to blue and red, by libjpeg's whole numbers. */
  static Image ofYcc(Raster raster) {
    int width = raster.getWidth();
    byte[] values = new byte[Math.multiplyExact(width * raster.getHeight(), Image.RGB)];
    int[] line = new int[width * Image.RGB];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
      for (int from = 0; from < line.length; from += Image.RGB) {
        int cb = line[from + 1] - NEUTRAL;
        int cr = line[from + 2] - NEUTRAL;
        values[at++] = bounded(line[from] + (RED_OF_CR * cr + HALF >> 16));
        values[at++] = bounded(line[from] + (-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF >> 16));
        values[at++] = bounded(line[from] + (BLUE_OF_CB * cb + HALF >> 16));
      }
    }
    return new Image(raster.getHeight(), width, Image.RGB, values);
  }

  private static byte bounded(int value) {
    return (byte) Math.max(0, Math.min(WHITE, value));
  }
}
