package io.ganglion.engine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The operations by which files come to be, one by one, so that a test can count them and let any of them fail. */
public interface Disk {
  /** The machine's. */
  Disk REAL = new Disk() {};

  /** Makes a folder; fails if anything has its name already. */
  default void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }

  /** Makes or overwrites a file. What is written may be lost if the machine stops before {@link #sync}. */
  default void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /** Makes or overwrites a file that is written piece by piece; until {@link #sync}, as {@link #write}. */
  default OutputStream output(Path file) throws IOException {
    return Files.newOutputStream(file);
  }

  /** Brings what is in a file to the disk. */
  default void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Renames a file, in place of another if there is one, all at once. */
  default void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Brings the names in a folder to the disk. */
  default void syncDirectory(Path directory) throws IOException {
    // A directory can be opened for reading on POSIX systems alone; elsewhere the move itself is the best there is.
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes a file if it is there. */
  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
