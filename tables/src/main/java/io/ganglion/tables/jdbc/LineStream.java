package io.ganglion.tables.jdbc;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The bytes of lines one after the other. */
final class LineStream extends InputStream {
  private final IntFunction<byte @Nullable []> lines;
  private byte[] line;
  private int next;
  private int at;

  /** @param lines those after the first, by number from 0; null behind the last */
  LineStream(byte[] first, IntFunction<byte @Nullable []> lines) {
    this.line = first;
    this.lines = lines;
  }

  @Override
  public int read() {
    return hasMore() ? line[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int count = 0;
    while (count < length && hasMore()) {
      int part = Math.min(length - count, line.length - at);
      System.arraycopy(line, at, bytes, offset + count, part);
      at += part;
      count += part;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  /** Goes on to the next line at the end of one. */
  private boolean hasMore() {
    while (at == line.length) {
      byte[] further = lines.apply(next);
      if (further == null) {
        return false;
      }
      line = further;
      next++;
      at = 0;
    }
    return true;
  }
}
