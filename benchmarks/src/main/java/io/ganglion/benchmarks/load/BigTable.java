package io.ganglion.benchmarks.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A CSV file as people have them, of any size: 19 columns of numbers (whole ones, and ones with up to six decimals) and
 * one of labels. Some thousand rows over and over again, which is nothing to a reader.
 */
final class BigTable {
  static final int COLUMNS = 20;
  private static final int DIFFERENT_ROWS = 20_000;
  private static final String[] LABELS = {"red", "green", "blue"};

  private BigTable() {}

  /** Writes at least {@code bytes} bytes; returns the number of rows. */
  static long write(Path file, long bytes) throws IOException {
    byte[] rows = rows();
    long written = 0;
    long count = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(header());
      while (written < bytes) {
        out.write(rows);
        written += rows.length;
        count += DIFFERENT_ROWS;
      }
    }
    return count;
  }

  private static byte[] header() {
    StringBuilder header = new StringBuilder("label");
    for (int column = 1; column < COLUMNS; column++) {
      header.append(",x").append(column);
    }
    return header.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] rows() {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < DIFFERENT_ROWS; row++) {
      rows.append(LABELS[random.nextInt(LABELS.length)]);
      for (int column = 1; column < COLUMNS; column++) {
        rows.append(',');
        if (column % 3 == 0) {
          rows.append(random.nextInt(100_000));
        } else {
          rows.append(String.format(Locale.ROOT, "%.6f", 100 * random.nextGaussian()));
        }
      }
      rows.append('\n');
    }
    return rows.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
