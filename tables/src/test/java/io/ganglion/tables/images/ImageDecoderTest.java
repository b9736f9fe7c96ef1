package io.ganglion.tables.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.plugins.Sha256;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {
  private static Image decoded(byte[] file) throws UnreadableImageException {
    return new ImageDecoder().decode(new ByteArrayInputStream(file));
  }

  private static Image gray(int height, int width, int... values) {
    return image(height, width, 1, values);
  }

  private static Image image(int height, int width, int features, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Image(height, width, features, bytes);
  }

  private static byte[] png(int width, int height, int bits, int colours, byte[] lines, byte[]... others) {
    return SomeImages.png(ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) colours)
        .array(), lines, others);
  }

  @Test
  void keepsEveryPixelOfPngGifAndBmp() throws Exception {
    BufferedImage gray = SomeImages.gray(9, 7);
    byte[] expected = new byte[63];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) gray.getRaster().getSample(i % 9, i / 9, 0);
    }
    for (String format : List.of("png", "gif", "bmp")) {
      assertEquals(new Image(7, 9, 1, expected), decoded(SomeImages.encoded(format, gray)), format);
    }
    BufferedImage rgb = SomeImages.rgb(5, 4);
    byte[] colours = new byte[60];
    for (int i = 0; i < 20; i++) {
      int value = rgb.getRGB(i % 5, i / 5);
      colours[3 * i] = (byte) (value >> 16);
      colours[3 * i + 1] = (byte) (value >> 8);
      colours[3 * i + 2] = (byte) value;
    }
    for (String format : List.of("png", "bmp")) {
      assertEquals(new Image(4, 5, 3, colours), decoded(SomeImages.encoded(format, rgb)), format);
    }
  }

  @Test
  void stretchesFewerBitsAndLooksUpPalettes() throws Exception {
    assertEquals(gray(1, 8, 255, 0, 255, 0, 0, 0, 0, 255), decoded(png(8, 1, 1, 0, new byte[] {0, (byte) 0xA1})));
    assertEquals(gray(1, 4, 0, 85, 170, 255), decoded(png(4, 1, 2, 0, new byte[] {0, 0x1B})));
    assertEquals(gray(1, 2, 0x22, 0xFF), decoded(png(2, 1, 4, 0, new byte[] {0, 0x2F})));
    byte[] coloured = SomeImages.chunk("PLTE", new byte[] {1, 2, 3, (byte) 200, 100, 50});
    assertEquals(image(1, 2, 3, 200, 100, 50, 1, 2, 3), decoded(png(2, 1, 8, 3, new byte[] {0, 1, 0}, coloured)));
    byte[] gray = SomeImages.chunk("PLTE", new byte[] {7, 7, 7, (byte) 250, (byte) 250, (byte) 250});
    assertEquals(gray(1, 2, 250, 7), decoded(png(2, 1, 8, 3, new byte[] {0, 1, 0}, gray)));
    BufferedImage five = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_555_RGB);
    five.getRaster().setPixel(0, 0, new int[] {0, 16, 31});
    five.getRaster().setPixel(1, 0, new int[] {1, 2, 3});
    assertEquals(image(1, 3, 3, 0, 132, 255, 8, 16, 25, 0, 0, 0), decoded(SomeImages.encoded("bmp", five)));
    BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2,
        new byte[] {9, 8}, new byte[] {9, 0}, new byte[] {9, 1}));
    indexed.getRaster().setSample(0, 0, 0, 1);
    assertEquals(image(1, 2, 3, 8, 0, 1, 9, 9, 9), decoded(SomeImages.encoded("gif", indexed)));
  }

  /** (value * opacity + 255 * (255 - opacity) + 127) / 255. */
  @Test
  void laysWhatIsTransparentOverWhite() throws Exception {
    assertEquals(gray(1, 3, 100, 255, 178), decoded(png(3, 1, 8, 4, new byte[] {0, 100, -1, 100, 0, 100, 127})));
    assertEquals(image(1, 2, 3, 10, 20, 30, 255, 255, 255),
        decoded(png(2, 1, 8, 6, new byte[] {0, 10, 20, 30, -1, 10, 20, 30, 0})));
    byte[] palette = SomeImages.chunk("PLTE", new byte[] {0, 0, 0, 60, 60, 60});
    assertEquals(gray(1, 2, 158, 0),
        decoded(png(2, 1, 8, 3, new byte[] {0, 1, 0}, palette, SomeImages.chunk("tRNS", new byte[] {-1, 127}))));
  }

  @Test
  void turnsImagesAsTheirExifDataSay() throws Exception {
    int[][] shown = {{1, 2, 3, 4, 5, 6}, {3, 2, 1, 6, 5, 4}, {6, 5, 4, 3, 2, 1}, {4, 5, 6, 1, 2, 3},
        {1, 4, 2, 5, 3, 6}, {4, 1, 5, 2, 6, 3}, {6, 3, 5, 2, 4, 1}, {3, 6, 2, 5, 1, 4}};
    Image lying = gray(2, 3, 1, 2, 3, 4, 5, 6);
    for (int orientation = 1; orientation <= 8; orientation++) {
      boolean standing = orientation > 4;
      assertEquals(gray(standing ? 3 : 2, standing ? 2 : 3, shown[orientation - 1]),
          Orientation.upright(lying, orientation), "orientation " + orientation);
    }
    byte[] jpeg = SomeImages.encoded("jpeg", SomeImages.gray(16, 8));
    Image plain = decoded(jpeg);
    for (int orientation : new int[] {3, 6, 8}) {
      assertEquals(Orientation.upright(plain, orientation),
          decoded(SomeImages.oriented(jpeg, orientation, orientation == 6)));
    }
    assertEquals(plain, decoded(SomeImages.oriented(jpeg, 9, true)));
    byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 2, 0, 0};
    assertEquals(gray(1, 2, 8, 7),
        decoded(png(2, 1, 8, 0, new byte[] {0, 7, 8}, SomeImages.chunk("eXIf", exif))));
  }

  /** As Pillow's convert("L") and the formula of BT.601 have it. */
  @Test
  void makesGrayOfColoursByWholeNumbers() {
    assertEquals(gray(1, 4, 76, 150, 29, 124), image(1, 4, 3, 255, 0, 0, 0, 255, 0, 0, 0, 255, 200, 100, 50)
        .withFeatures(1));
    assertEquals(image(1, 2, 3, 7, 7, 7, 255, 255, 255), gray(1, 2, 7, 255).withFeatures(3));
    for (int value = 0; value < 256; value++) {
      assertEquals(gray(1, 1, value), image(1, 1, 3, value, value, value).withFeatures(1));
    }
  }

  @Test
  void averagesAreasExactly() {
    assertEquals(gray(1, 1, 4), gray(2, 2, 1, 2, 5, 6).scaled(1, 1)); // 3.5 is rounded up
    assertEquals(gray(1, 2, 2, 4), gray(1, 3, 1, 3, 5).scaled(1, 2)); // (2 * 1 + 3) / 3 = 1.67, (3 + 2 * 5) / 3 = 4.33
    assertEquals(gray(2, 1, 15, 15), gray(1, 1, 15).scaled(2, 1));
    assertEquals(image(1, 1, 3, 2, 20, 200), image(2, 1, 3, 1, 10, 150, 3, 30, 250).scaled(1, 1));
    java.util.Random random = new java.util.Random(3);
    for (int trial = 0; trial < 50; trial++) {
      int height = 1 + random.nextInt(9);
      int width = 1 + random.nextInt(9);
      int newHeight = 1 + random.nextInt(9);
      int newWidth = 1 + random.nextInt(9);
      byte[] values = new byte[height * width];
      random.nextBytes(values);
      Image image = new Image(height, width, 1, values);
      // every pixel as a block of newHeight × newWidth equal ones, whose blocks of height × width are averaged
      byte[] expected = new byte[newHeight * newWidth];
      for (int y = 0; y < newHeight; y++) {
        for (int x = 0; x < newWidth; x++) {
          long sum = 0;
          for (int i = y * height; i < (y + 1) * height; i++) {
            for (int j = x * width; j < (x + 1) * width; j++) {
              sum += values[i / newHeight * width + j / newWidth] & 0xFF;
            }
          }
          expected[y * newWidth + x] = (byte) ((sum + height * width / 2) / (height * width));
        }
      }
      assertEquals(new Image(newHeight, newWidth, 1, expected), image.scaled(newHeight, newWidth), "trial " + trial);
    }
  }

  /** libjpeg's conversion: the JDK's own decoder gives the same colours where there is no colour profile. */
  @Test
  void convertsJpegAsLibjpegDoes() throws Exception {
    byte[] jpeg = SomeImages.encoded("jpeg", SomeImages.rgb(40, 24));
    BufferedImage theirs = javax.imageio.ImageIO.read(new ByteArrayInputStream(jpeg));
    Image ours = decoded(jpeg);
    for (int i = 0; i < 40 * 24; i++) {
      int rgb = theirs.getRGB(i % 40, i / 40);
      assertEquals(rgb & 0xFFFFFF, (ours.values()[3 * i] & 0xFF) << 16 | (ours.values()[3 * i + 1] & 0xFF) << 8
          | ours.values()[3 * i + 2] & 0xFF, "pixel " + i);
    }
  }

  /** Whichever JDK runs this test: the hashes are of one. */
  @Test
  void decodesTheSamePixelsOnEveryJdk() throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (String format : List.of("png", "gif", "bmp")) {
      files.add(SomeImages.encoded(format, SomeImages.gray(33, 21)));
    }
    files.add(SomeImages.encoded("png", SomeImages.rgb(33, 21)));
    files.add(SomeImages.encoded("bmp", SomeImages.rgb(33, 21)));
    StringBuilder hashes = new StringBuilder();
    for (byte[] file : files) {
      Image image = decoded(file);
      hashes.append(ImageColumn.Origin.of(image).text()).append(' ').append(Sha256.of(image.values()), 0, 12)
          .append('\n');
    }
    assertEquals("21 × 33 gray b8f22b3d936c\n".repeat(3) + "21 × 33 coloured 121ef8d9fefd\n".repeat(2),
        hashes.toString());
  }

  @Test
  void readsOneImageAfterTheOther() throws IOException, UnreadableImageException {
    ImageDecoder decoder = new ImageDecoder();
    byte[] png = SomeImages.encoded("png", SomeImages.gray(4, 4));
    byte[] jpeg = SomeImages.encoded("jpeg", SomeImages.rgb(8, 8));
    Image first = decoder.decode(new ByteArrayInputStream(png));
    Image second = decoder.decode(new ByteArrayInputStream(jpeg));
    for (int i = 0; i < 3; i++) {
      assertEquals(first, decoder.decode(new ByteArrayInputStream(png)));
      assertEquals(second, decoder.decode(new ByteArrayInputStream(jpeg)));
    }
  }
}
