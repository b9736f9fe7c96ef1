package io.ganglion.tables.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Files that may be compressed: by what they hold, not by their name. */
public final class Gzip {
  /** A text can't begin with the second of these: alone it is no UTF-8. */
  private static final int[] MAGIC = {0x1F, 0x8B};
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /** The bytes themselves, or what they were before gzip compressed them. Closes {@code in} if it fails. */
  public static InputStream unpacked(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER);
    try {
      buffered.mark(MAGIC.length);
      boolean compressed = buffered.read() == MAGIC[0] && buffered.read() == MAGIC[1];
      buffered.reset();
      return compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
