package io.ganglion.tables.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** What has been read already, and after that, never in the same call, what follows: it may be an offence. */
final class Replay extends FilterReader {
  private final char[] start;
  private final int length;
  private int at;

  Replay(char[] start, int length, Reader rest) {
    super(rest);
    this.start = start;
    this.length = length;
  }

  @Override
  public int read(char[] target, int offset, int wanted) throws IOException {
    if (at == length) {
      return in.read(target, offset, wanted);
    }
    int count = Math.min(wanted, length - at);
    System.arraycopy(start, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public int read() throws IOException {
    return at == length ? in.read() : start[at++];
  }
}
