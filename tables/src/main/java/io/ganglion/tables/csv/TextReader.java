package io.ganglion.tables.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text and refuses what isn't of its encoding: malformed bytes, other encodings' marks, NUL characters. A
 * byte-order mark is skipped.
 *
 * <p>Every character before an offence is handed out first, and only the next read throws: so a parser that reads ahead
 * by buffers still stands in the right row when it hears of it.
 */
final class TextReader extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final char MARK = '\uFEFF';
  /** Characters. A whole book fits; the rest of a large file after a quote that was left open doesn't. */
  static final int LONGEST_ROW = 1 << 24;

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private boolean started;
  private boolean atMark = true;
  private boolean ended;
  private long sinceRow;
  private @Nullable TextException offence;

  TextReader(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    this.decoder = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** A new row begins: the limit on its length counts from here, but for what has been read ahead. */
  void startRow() {
    sinceRow = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (offence != null) {
      throw offence;
    }
    if (ended) {
      return -1;
    }
    if (!started) {
      started = true;
      start();
    }
    if (sinceRow > LONGEST_ROW) {
      throw new TextException("the row is longer than " + LONGEST_ROW + " characters",
          "look for an unclosed quote");
    }
    int count = length == 0 ? 0 : decode(CharBuffer.wrap(target, offset, length));
    if (atMark && count > 0) {
      atMark = false;
      if (target[offset] == MARK) { // UTF-8's is skipped before, UTF-16's by its decoder unless an order is named
        System.arraycopy(target, offset + 1, target, offset, --count);
        return count > 0 ? count : read(target, offset, length);
      }
    }
    for (int i = offset; i < offset + count; i++) {
      if (target[i] == 0) {
        offence = new TextException("there is a NUL character", "is the file text? CSV in UTF-8 is expected");
        count = i - offset;
        if (count == 0) {
          throw offence;
        }
      }
    }
    ended = count < 0;
    sinceRow += Math.max(count, 0);
    return count;
  }

  /** How many characters came, at least one; -1 at the end. */
  private int decode(CharBuffer target) throws IOException {
    int start = target.position();
    boolean atEnd = false;
    while (true) {
      CoderResult result = decoder.decode(bytes, target, atEnd);
      int count = target.position() - start;
      if (result.isError()) {
        offence = new TextException(
            String.format(Locale.ROOT, "the byte 0x%02X is not " + charset.name(), bytes.get(bytes.position())),
            isUtf8() ? EncodingGuess.help(bytes) : "name the encoding of the file in 'encoding', or save it as UTF-8");
        if (count == 0) {
          throw offence;
        }
        return count;
      }
      if (count > 0) {
        return count;
      }
      if (atEnd) {
        return -1;
      }
      atEnd = !fill();
    }
  }

  /** Reads more bytes; false at the end. */
  private boolean fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(count, 0)).flip();
    return count >= 0;
  }

  private void start() throws IOException {
    fillToMark();
    if (!isUtf8()) {
      return;
    }
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      while (startsWith(0xEF, 0xBB, 0xBF)) { // a program may put one before that of another
        bytes.position(bytes.position() + 3);
        fillToMark();
      }
    } else if (startsWith(0xFF, 0xFE, 0, 0) || startsWith(0, 0, 0xFE, 0xFF)) {
      throw refused("UTF-32");
    } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      throw refused("UTF-16");
    }
  }

  private void fillToMark() throws IOException {
    while (bytes.remaining() < 4 && fill()) {
      // a pipe may give its first bytes one by one
    }
  }

  private boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  private TextException refused(String encoding) {
    offence = new TextException("the file is " + encoding + ", not UTF-8",
        "set 'encoding: " + encoding + "' in 'data', or save it as UTF-8");
    return offence;
  }

  private boolean startsWith(int... mark) {
    if (bytes.remaining() < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
