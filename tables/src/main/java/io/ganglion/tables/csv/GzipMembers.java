package io.ganglion.tables.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What gzip compressed (RFC 1952): all members of a file one after the other, to the file's last byte. The JDK's stream
 * takes the end of a member for the end of the file if a pipe pauses there, and lets pass what isn't gzip after it; on
 * which bytes, depends on the JDK. Here whatever follows a member has to be another member, or zeros, with which tapes
 * and blocks are filled up.
 */
final class GzipMembers extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int DEFLATED = 8;
  private static final int HEADER_CHECKED = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;
  private static final String COPY = "copy it again: 'gzip -t' tells whether a copy is complete";

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final CRC32 ofHeader = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  /** How many bytes were read before those in the buffer. */
  private long before;
  private int member;
  private boolean ended;
  private @Nullable IOException failure;

  /** @param in from its first member's first byte on */
  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    if (!nextMember()) {
      throw cutOff();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return length == 0 ? 0 : inflate(target, offset, length);
    } catch (CompressionException e) {
      failure = e; // however often it is asked, there is no more
      throw e;
    }
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    while (!ended) {
      int count;
      try {
        count = inflater.inflate(target, offset, length);
      } catch (DataFormatException e) {
        throw damaged("its data can't be decompressed");
      }
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        at = end - inflater.getRemaining();
        requireTrailer();
        ended = !nextMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("it needs a dictionary");
      } else {
        if (!fill()) {
          throw cutOff();
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
      }
    }
    return -1;
  }

  private void requireTrailer() throws IOException {
    long sum = int32();
    long size = int32();
    if (sum != checksum.getValue()) {
      throw damaged("its checksum doesn't agree with its data");
    }
    if (size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("its size doesn't agree with its data");
    }
  }

  /** Goes on to the next member's data; false if there is none. */
  private boolean nextMember() throws IOException {
    long start = position();
    int first = next();
    if (first < 0) {
      return false;
    }
    if (first == 0 && member > 0) {
      requireZeros();
      return false;
    }
    int second = next();
    if (first != Gzip.MAGIC[0] || second != Gzip.MAGIC[1]) {
      throw strange(start, first, second);
    }
    member++;
    header();
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    at = end;
    checksum.reset();
    return true;
  }

  private void header() throws IOException {
    ofHeader.reset();
    ofHeader.update(Gzip.MAGIC[0]);
    ofHeader.update(Gzip.MAGIC[1]);
    if (required() != DEFLATED) {
      throw damaged("its header names an unknown way of compression");
    }
    int flags = required();
    if ((flags & RESERVED) != 0) {
      throw damaged("its header has flags that mean nothing");
    }
    skip(6); // time, level and system
    if ((flags & EXTRA) != 0) {
      skip(required() | required() << 8);
    }
    for (int text = 0; text < Integer.bitCount(flags & (NAME | COMMENT)); text++) {
      while (required() != 0) {
        // to the end of the text
      }
    }
    if ((flags & HEADER_CHECKED) != 0) {
      long sum = ofHeader.getValue() & 0xFFFF;
      if ((required() | required() << 8) != sum) {
        throw damaged("its header's checksum doesn't agree with it");
      }
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      required();
    }
  }

  private void requireZeros() throws IOException {
    int next = 0;
    long start = position();
    while (next == 0) {
      start = position();
      next = next();
    }
    if (next > 0) {
      throw strange(start, next, next());
    }
  }

  private long int32() throws IOException {
    return required() | required() << 8 | required() << 16 | (long) required() << 24;
  }

  private int required() throws IOException {
    int next = next();
    if (next < 0) {
      throw cutOff();
    }
    ofHeader.update(next);
    return next;
  }

  /** The next byte as it is in the file; -1 at its end. */
  private int next() throws IOException {
    return at < end || fill() ? buffer[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    before += end;
    at = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }

  /** How many bytes of the file were used. */
  private long position() {
    return before + at;
  }

  private CompressionException cutOff() {
    return new CompressionException(
        String.format(Locale.ROOT, "its gzip data is cut off after %,d bytes", before + end), COPY);
  }

  /** Where in its input the decompressor is can be said of what it was given alone. */
  private CompressionException damaged(String how) {
    return new CompressionException(String.format(Locale.ROOT, "its gzip data is damaged before byte %,d%s: %s",
        position(), member > 1 ? ", in part " + member : "", how), COPY);
  }

  private static CompressionException strange(long start, int first, int second) {
    return new CompressionException(String.format(Locale.ROOT, "at byte %,d its gzip data ends, but something follows"
        + " that isn't gzip: %02x%s", start, first, second < 0 ? "" : String.format(Locale.ROOT, " %02x", second)),
        "copy it again; if only what comes before is meant, decompress it with 'gzip -dc' into a new file");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
