package io.ganglion.tables.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Files that may be compressed: by what they hold, not by their name. */
public final class Gzip {
  /** A text can't begin with the second of these: alone it is no UTF-8. */
  static final int[] MAGIC = {0x1F, 0x8B};
  private static final int BUFFER = 1 << 16;
  /** Stands for any byte. */
  private static final int ANY = -1;

  /**
   * What isn't read.
   *
   * @param magic with what such files begin: at least one byte that no text has there
   */
  private record Other(String name, String command, int... magic) {
    boolean mayBegin(int[] start, int count) {
      for (int i = 0; i < Math.min(count, magic.length); i++) {
        if (magic[i] != ANY && magic[i] != start[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final Other[] OTHERS = {
      new Other("a zip archive", "unzip", 'P', 'K', 3, 4), new Other("an empty zip archive", "unzip", 'P', 'K', 5, 6),
      new Other("compressed by bzip2", "bunzip2", 'B', 'Z', 'h', ANY, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59),
      new Other("compressed by xz", "unxz", 0xFD, '7', 'z', 'X', 'Z', 0),
      new Other("compressed by Zstandard", "unzstd", 0x28, 0xB5, 0x2F, 0xFD),
      new Other("compressed by LZ4", "unlz4", 4, 0x22, 0x4D, 0x18),
      new Other("compressed by compress", "uncompress", 0x1F, 0x9D),
      new Other("a 7z archive", "7z x", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)};
  private static final int LONGEST = Arrays.stream(OTHERS).mapToInt(other -> other.magic().length).max().orElseThrow();

  private Gzip() {}

  /**
   * The bytes themselves, or what they were before gzip compressed them. Closes {@code in} if it fails.
   *
   * @throws CompressionException if they are compressed in another way; the stream throws it, too, where gzip's data
   *     are damaged or cut off, or something else follows them
   */
  public static InputStream unpacked(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER);
    try {
      int[] start = new int[LONGEST];
      buffered.mark(LONGEST);
      int count = 0;
      // No byte more than needed: a pipe may have no more for now.
      while (count < LONGEST && (count == 0 || isAnother(start, count) || mayBeGzip(start, count))) {
        int next = buffered.read();
        if (next < 0) {
          break;
        }
        start[count++] = next;
      }
      buffered.reset();
      for (Other other : OTHERS) {
        if (count >= other.magic().length && other.mayBegin(start, count)) {
          throw new CompressionException("it is " + other.name(), "unpack it first, with '" + other.command()
              + "'; of compressed files, only those of gzip are read as they are");
        }
      }
      return count >= MAGIC.length && start[0] == MAGIC[0] && start[1] == MAGIC[1] ? new GzipMembers(buffered)
          : buffered;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isAnother(int[] start, int count) {
    return Arrays.stream(OTHERS).anyMatch(other -> count < other.magic().length && other.mayBegin(start, count));
  }

  private static boolean mayBeGzip(int[] start, int count) {
    return count < MAGIC.length && start[0] == MAGIC[0];
  }
}
