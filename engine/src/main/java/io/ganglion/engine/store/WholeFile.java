package io.ganglion.engine.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes files completely or not at all: a file is written beside its place, synced to the disk and moved, and then the
 * folder is synced. Whatever fails, the old file or the new one is there.
 */
public final class WholeFile {
  private static final String PART = ".part";

  private WholeFile() {}

  /** What a file will hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; a link is followed.
   *
   * @throws IOException if it can't be written
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(Disk.REAL, target(file), content);
  }

  /**
   * Writes a file piece by piece, so that it need not be in memory as a whole; a link is followed.
   *
   * @throws IOException if it can't be written; what {@code content} throws is rethrown
   */
  public static void write(Path file, Content content) throws IOException {
    write(Disk.REAL, file, content);
  }

  /** The same by the operations of {@code disk}. */
  public static void write(Disk disk, Path file, Content content) throws IOException {
    Path target = target(file);
    Path beside = beside(target);
    try {
      try (OutputStream out = new BufferedOutputStream(disk.output(beside))) {
        content.writeTo(out);
      }
      disk.sync(beside);
      disk.move(beside, target);
    } catch (IOException | RuntimeException | Error e) {
      remove(disk, beside, e);
      throw e;
    }
    disk.syncDirectory(folder(target));
  }

  /** Writes a file by the operations of {@code disk}. */
  public static void write(Disk disk, Path file, byte[] content) throws IOException {
    Path beside = beside(file);
    try {
      disk.write(beside, content);
      disk.sync(beside);
      disk.move(beside, file);
    } catch (IOException e) {
      remove(disk, beside, e);
      throw e;
    }
    disk.syncDirectory(folder(file));
  }

  private static void remove(Disk disk, Path beside, Throwable why) {
    try {
      disk.delete(beside);
    } catch (IOException left) {
      why.addSuppressed(left);
    }
  }

  /** Whether this is what a kill leaves of a file that was being written. */
  public static boolean isHalfWritten(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(PART);
  }

  private static Path target(Path file) throws IOException {
    return Files.isRegularFile(file) ? file.toRealPath() : file;
  }

  private static Path beside(Path file) {
    return file.resolveSibling("." + file.getFileName() + PART);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
