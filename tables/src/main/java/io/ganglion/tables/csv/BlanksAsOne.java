package io.ganglion.tables.csv;

import io.ganglion.tables.TextLayout;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines in which several blanks between two cells are one, and blanks at either end of a line none, but in quotes. */
final class BlanksAsOne extends FilterReader {
  private static final int BUFFER = 1 << 13;

  private final int quote;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int end;
  private boolean quoted;
  private boolean lineStart = true;
  private boolean blankIsOwed;
  private int owed = -1;
  private @Nullable IOException offence;

  BlanksAsOne(Reader in, TextLayout format) {
    super(in);
    this.quote = format.quote().isEmpty() ? -1 : format.quote().charAt(0);
  }

  @Override
  public int read() throws IOException {
    if (owed >= 0) {
      int c = owed;
      owed = -1;
      return c;
    }
    while (true) {
      int c = next();
      if (c < 0) {
        return -1;
      }
      if (c == quote) {
        quoted = !quoted;
      }
      if (!quoted && (c == ' ' || c == '\t')) {
        blankIsOwed = !lineStart;
        continue;
      }
      boolean lineEnd = !quoted && (c == '\n' || c == '\r');
      boolean blank = blankIsOwed && !lineEnd;
      blankIsOwed = false;
      lineStart = lineEnd;
      if (blank) {
        owed = c;
        return ' ';
      }
      return c;
    }
  }

  private int next() throws IOException {
    if (at == end) {
      end = in.read(buffer, 0, BUFFER);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (offence != null) {
      throw offence;
    }
    int count = 0;
    while (count < length) {
      int c;
      try {
        c = read();
      } catch (IOException e) {
        if (count == 0) {
          throw e;
        }
        offence = e; // the characters before it are handed out first
        return count;
      }
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count++] = (char) c;
    }
    return count;
  }

  @Override
  public boolean ready() throws IOException {
    return at < end || owed >= 0 || in.ready();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
