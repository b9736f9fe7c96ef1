package io.ganglion.experiments.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Small images as PNG files. Their data are stored, not compressed: what a compressor makes depends on the JDK's.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int MOST_STORED = 65_535;
  private static final int GRAY = 0;
  private static final int RGB = 2;

  private PngFile() {}

  /**
   * A file.
   *
   * @param features 1 of a gray image, 3 of a coloured one
   * @param values line after line
   */
  static byte[] of(int height, int width, int features, byte[] values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8)
        .put((byte) (features == 1 ? GRAY : RGB)).array());
    int line = width * features;
    ByteBuffer lines = ByteBuffer.allocate(height * (line + 1));
    for (int y = 0; y < height; y++) {
      lines.put((byte) 0).put(values, y * line, line); // no filter
    }
    chunk(out, "IDAT", stored(lines.array()));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** As zlib, in blocks that are stored (RFC 1950 and 1951). */
  private static byte[] stored(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, 0x01});
    for (int from = 0; from < data.length; from += MOST_STORED) {
      int length = Math.min(MOST_STORED, data.length - from);
      out.write(from + length == data.length ? 1 : 0);
      out.writeBytes(new byte[] {(byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)});
      out.write(data, from, length);
    }
    Adler32 sum = new Adler32();
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] typed = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
    CRC32 sum = new CRC32();
    sum.update(typed);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(typed);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
