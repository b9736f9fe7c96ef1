package io.ganglion.tables;

import io.ganglion.api.host.ArrayText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a CSV file come from; can be read from the start again, unless it is a stream. */
public sealed interface ByteSource {
  /** The file as messages name it. */
  String name();

  /** All bytes from the start. */
  InputStream open() throws IOException;

  /** What messages call its rows. */
  default RowNames rows() {
    return RowNames.NUMBERS;
  }

  /** A file, named as the user gave it. */
  static ByteSource of(Path path) {
    return new OfPath(path);
  }

  /**
   * What isn't a file, but is read like one.
   *
   * @param bytes gives all bytes, each time that it is called
   * @param rows what messages call its rows
   */
  static ByteSource of(String name, Supplier<InputStream> bytes, RowNames rows) {
    return new OfRows(name, bytes, rows);
  }

  /** A stream such as stdin, kept in memory; the caller closes it. */
  static ByteSource of(String name, InputStream stream) throws IOException {
    return new OfBytes(name, SlowInput.of(name, stream).readAllBytes());
  }

  /** From now on, {@code ear} hears what is waited for: a pipe, or stdin, that has given nothing for a while. */
  static void tellOfWaiting(Consumer<String> ear) {
    SlowInput.tellOf(ear);
  }

  /** A stream such as stdin that is read once. */
  static ByteSource once(String name, InputStream stream) {
    return new OfStream(name, SlowInput.of(name, stream));
  }

  /** Rows that are called by other names than their numbers. */
  record OfRows(String name, Supplier<InputStream> bytes, RowNames rows) implements ByteSource {
    @Override
    public InputStream open() {
      return bytes.get();
    }
  }

  /** A stream. */
  record OfStream(String name, InputStream stream) implements ByteSource {
    @Override
    public InputStream open() {
      return stream;
    }
  }

  /** A file. */
  record OfPath(Path path) implements ByteSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)
          ? SlowInput.open(name(), path) : Files.newInputStream(path);
    }
  }

  /** Bytes in memory; not to be changed. */
  record OfBytes(String name, byte[] bytes) implements ByteSource {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OfBytes that && name.equals(that.name) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, Arrays.hashCode(bytes));
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "OfBytes[name=" + name + ", bytes=" + ArrayText.of(bytes) + "]";
    }
  }
}
