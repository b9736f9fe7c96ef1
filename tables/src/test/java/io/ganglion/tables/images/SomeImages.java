package io.ganglion.tables.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Small images, and files of them with something odd about them. */
final class SomeImages {
  private SomeImages() {}

  /** A gray image whose pixels differ. */
  static BufferedImage gray(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, (x * 31 + y * 57 + 5) % 256);
      }
    }
    return image;
  }

  /** A coloured image whose pixels differ. */
  static BufferedImage rgb(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 13 % 256) << 16 | (y * 15 % 256) << 8 | (x * y + 40) % 256);
      }
    }
    return image;
  }

  static byte[] encoded(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no encoder of " + format + " takes the image");
    }
    return out.toByteArray();
  }

  /** A PNG whose header says this, with a line of zeros as its data. */
  static byte[] png(int width, int height, int bits, int colours) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) colours);
    return png(header.array(), new byte[] {0, 0});
  }

  /** A PNG of these raw lines, each after the number of its filter, with chunks before them as they are. */
  static byte[] png(byte[] header, byte[] lines, byte[]... others) {
    Deflater deflater = new Deflater();
    deflater.setInput(lines);
    deflater.finish();
    byte[] packed = new byte[lines.length * 2 + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PngScan.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(chunk("IHDR", header));
    for (byte[] other : others) {
      out.writeBytes(other);
    }
    out.writeBytes(chunk("IDAT", Arrays.copyOf(packed, length)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) checksum.getValue()).array();
  }

  /** With right checksums, but data that can't be unpacked. */
  static byte[] withDamagedData(byte[] png) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 7, 7, 7, 7, 7, 7}));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** Where the frame's marker stands. */
  static int frame(byte[] jpeg) {
    for (int i = 2; ; i += 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF)) {
      if (jpeg[i + 1] == (byte) 0xC0) {
        return i;
      }
    }
  }

  static byte[] withComponents(byte[] jpeg, int components) {
    byte[] changed = jpeg.clone();
    changed[frame(jpeg) + 9] = (byte) components;
    return changed;
  }

  /** Without the bytes before its end. */
  static byte[] withHole(byte[] jpeg) {
    byte[] changed = Arrays.copyOf(jpeg, jpeg.length - 60);
    changed[changed.length - 2] = (byte) 0xFF;
    changed[changed.length - 1] = (byte) 0xD9;
    return changed;
  }

  /** With its frame thrice. */
  static byte[] animated(byte[] gif) {
    int start = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
    while (gif[start] != 0x2C) {
      start += 2;
      while (gif[start] != 0) {
        start += 1 + (gif[start] & 0xFF);
      }
      start++;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(gif, 0, gif.length - 1);
    out.write(gif, start, gif.length - 1 - start);
    out.write(gif, start, gif.length - start);
    return out.toByteArray();
  }

  static byte[] inLargerScreen(byte[] gif) {
    byte[] changed = gif.clone();
    changed[6] = 9;
    return changed;
  }

  /** With Exif data of an orientation behind its beginning. */
  static byte[] oriented(byte[] jpeg, int orientation, boolean little) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.put((byte) 0xFF).put((byte) 0xE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    exif.order(little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
    exif.put((little ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 42).putInt(8)
        .putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation)
        .putShort((short) 0).putInt(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
