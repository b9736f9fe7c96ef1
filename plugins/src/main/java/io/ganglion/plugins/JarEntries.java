package io.ganglion.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Entries of jars, which may unpack to far more than the jar's own size. */
final class JarEntries {
  /** Of a class file: the format itself has no use for more (chosen). */
  static final int CLASS = 16 << 20;
  /** Of a services file: some ten thousand lines (chosen). */
  static final int SERVICES = 1 << 20;

  private JarEntries() {}

  /**
   * All bytes of an entry.
   *
   * @throws IOException if there are more than {@code most}, of which no more are unpacked
   */
  static byte[] read(ZipFile jar, ZipEntry entry, int most) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(String.format(Locale.ROOT, "'%s' has more than %,d bytes", entry.getName(), most));
      }
      return bytes;
    }
  }
}
