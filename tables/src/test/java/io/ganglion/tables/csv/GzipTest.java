package io.ganglion.tables.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.tables.TextLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private static final String COPY = "copy it again: 'gzip -t' tells whether a copy is complete";

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String unpacked(InputStream in) throws IOException {
    try (InputStream unpacked = Gzip.unpacked(in)) {
      return new String(unpacked.readAllBytes(), UTF_8);
    }
  }

  private static String unpacked(byte[] packed) throws IOException {
    return unpacked(new ByteArrayInputStream(packed));
  }

  /** As a pipe gives them: never more than so many bytes at once, and nothing is available until it is asked for. */
  private static InputStream pausing(byte[] bytes, int most) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at == bytes.length ? -1 : bytes[at++] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = Math.min(Math.min(most, length), bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count == 0 && length > 0 ? -1 : count;
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static String problem(byte[] packed) {
    CompressionException e = assertThrows(CompressionException.class, () -> unpacked(packed));
    return e.getMessage() + "; " + e.help();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 9, 17, 1 << 16})
  void readsEveryMemberFromAPipeThatPauses(int most) throws IOException {
    byte[] packed = joined(gzip("a,b\n1,2\n"), gzip(""), gzip("3,4\n"), gzip("5,6\n"));
    assertEquals("a,b\n1,2\n3,4\n5,6\n", unpacked(pausing(packed, most)));
    assertEquals("[[a, b], [1, 2], [3, 4], [5, 6]]", Outcome.of(packed, new TextLayout()));
  }

  @Test
  void readsWhatIsNotCompressedFromAPipeThatPauses() throws IOException {
    for (String text : new String[] {"", "P", "PK", "BZh", "7z,x\n", "a,b\n"}) {
      assertEquals(text, unpacked(pausing(text.getBytes(UTF_8), 1)));
    }
  }

  /** Each flag of RFC 1952 on its own, and all at once. */
  @Test
  void readsHeadersWithEveryField() throws IOException {
    byte[] plain = gzip("a,b\n1,2\n");
    byte[] data = Arrays.copyOfRange(plain, 10, plain.length);
    for (int flags : new int[] {0, 1, 4, 8, 16, 2, 31}) {
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      header.writeBytes(bytes(0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 255));
      header.writeBytes((flags & 4) != 0 ? bytes(3, 0, 9, 0, 9) : new byte[0]);
      header.writeBytes((flags & 8) != 0 ? "name.csv\0".getBytes(UTF_8) : new byte[0]);
      header.writeBytes((flags & 16) != 0 ? "a comment\0".getBytes(UTF_8) : new byte[0]);
      if ((flags & 2) != 0) {
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        header.writeBytes(bytes((int) sum.getValue(), (int) sum.getValue() >> 8));
      }
      assertEquals("a,b\n1,2\n", unpacked(joined(header.toByteArray(), data)), () -> "flags " + flags);
    }
    assertEquals("its gzip data is damaged before byte 12: its header's checksum doesn't agree with it; " + COPY,
        problem(joined(bytes(0x1F, 0x8B, 8, 2, 0, 0, 0, 0, 0, 255, 1, 1), data)));
  }

  @Test
  void letsZerosFollowTheLastMember() throws IOException {
    assertEquals("x\n", unpacked(joined(gzip("x\n"), new byte[512])));
    assertEquals("x\ny\n", unpacked(joined(gzip("x\n"), gzip("y\n"), new byte[100_000])));
    byte[] packed = joined(gzip("x\n"), new byte[1]);
    assertEquals("x\n", unpacked(pausing(packed, 1)));
  }

  @Test
  void refusesWhatFollowsTheLastMember() {
    byte[] one = gzip("a,b\n1,2\n");
    String help = "; copy it again; if only what comes before is meant, decompress it with 'gzip -dc' into a new file";
    assertEquals("at byte " + one.length + " its gzip data ends, but something follows that isn't gzip: 67 61" + help,
        problem(joined(one, "garbage".getBytes(UTF_8))));
    byte[] spoilt = gzip("3,4\n");
    spoilt[1] = (byte) 0x8C;
    assertEquals("at byte " + one.length + " its gzip data ends, but something follows that isn't gzip: 1f 8c" + help,
        problem(joined(one, spoilt)));
    assertEquals("at byte " + one.length + " its gzip data ends, but something follows that isn't gzip: 1f" + help,
        problem(joined(one, bytes(0x1F))));
    assertEquals("at byte " + (one.length + 300) + " its gzip data ends, but something follows that isn't gzip: 78"
        + help, problem(joined(one, new byte[300], bytes('x'))));
  }

  @Test
  void saysWhereItsDataIsDamaged() {
    byte[] one = gzip("a,b\n1,2\n");
    byte[] sum = one.clone();
    sum[sum.length - 6] ^= 1;
    assertEquals("its gzip data is damaged before byte " + one.length + ": its checksum doesn't agree with its data; "
        + COPY, problem(sum));
    byte[] size = one.clone();
    size[size.length - 1] ^= 1;
    assertEquals("its gzip data is damaged before byte " + 2 * one.length + ", in part 2: its size doesn't agree with"
        + " its data; " + COPY, problem(joined(one, size)));
    byte[] method = one.clone();
    method[2] = 7;
    assertEquals("its gzip data is damaged before byte 3: its header names an unknown way of compression; " + COPY,
        problem(method));
    byte[] flags = one.clone();
    flags[3] = (byte) 0x80;
    assertEquals("its gzip data is damaged before byte 4: its header has flags that mean nothing; " + COPY,
        problem(flags));
    byte[] data = one.clone();
    data[10] = 7; // a block of a kind that doesn't exist
    assertEquals("its gzip data is damaged before byte " + one.length + ": its data can't be decompressed; " + COPY,
        problem(data));
  }

  /** At every length, the rows before it or all of them never pass for the file's. */
  @Test
  void refusesEveryFileThatIsCutOff() {
    byte[] packed = joined(gzip("a,b\n1,2\n"), gzip("3,4\n5,6\n"));
    int first = gzip("a,b\n1,2\n").length;
    for (int length = 2; length < packed.length; length++) {
      if (length == first) {
        continue; // a whole file of one member
      }
      byte[] cut = Arrays.copyOf(packed, length);
      String expected = length == first + 1 ? "at byte " + first + " its gzip data ends, but something follows that"
          + " isn't gzip: 1f; copy it again; if only what comes before is meant, decompress it with 'gzip -dc' into a"
          + " new file" : "its gzip data is cut off after " + length + " bytes; " + COPY;
      assertEquals(expected, problem(cut));
    }
  }

  /** A byte that is changed anywhere gives the same text or an error, never another text. */
  @Test
  void neverGivesAnotherText() throws IOException {
    String text = IntStream.range(0, 400).mapToObj(i -> i + "," + i * 7 % 13 + "\n").collect(Collectors.joining());
    byte[] packed = joined(gzip(text.substring(0, 1000)), gzip(text.substring(1000)));
    int refused = 0;
    Random random = new Random(8);
    for (int at = 2; at < packed.length; at++) {
      byte[] changed = packed.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      try {
        assertEquals(text, unpacked(changed), "byte " + at);
      } catch (CompressionException e) {
        refused++;
      }
    }
    assertTrue(refused > packed.length / 2, refused + " of " + packed.length);
  }

  @Test
  void saysHowOtherFilesAreCompressed() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("x.csv"));
      out.write("a,b\n1,2\n".getBytes(UTF_8));
    }
    String help = "'; of compressed files, only those of gzip are read as they are";
    assertEquals("it is a zip archive; unpack it first, with 'unzip" + help, problem(zip.toByteArray()));
    assertEquals("it is a zip archive; unpack it first, with 'unzip" + help,
        problem("PK\3\4a,b\n1,2\n".getBytes(UTF_8)));
    assertEquals("it is compressed by bzip2; unpack it first, with 'bunzip2" + help,
        problem(joined("BZh5".getBytes(UTF_8), bytes(0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 1))));
    assertEquals("it is compressed by xz; unpack it first, with 'unxz" + help,
        problem(bytes(0xFD, '7', 'z', 'X', 'Z', 0, 0)));
    assertEquals("it is compressed by Zstandard; unpack it first, with 'unzstd" + help,
        problem(bytes(0x28, 0xB5, 0x2F, 0xFD, 4)));
    assertEquals("error: can't read 't.csv': it is a zip archive\n  help: unpack it first, with 'unzip" + help + "\n",
        Outcome.of(zip.toByteArray(), new TextLayout()));
  }

  @Test
  void readsALongFileToItsEnd() throws IOException {
    byte[] bytes = new byte[3 << 20];
    new Random(3).nextBytes(bytes);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int from = 0; from < bytes.length; from += 1 << 18) {
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes, from, 1 << 18);
      }
    }
    try (InputStream in = Gzip.unpacked(pausing(packed.toByteArray(), 1000))) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
  }
}
