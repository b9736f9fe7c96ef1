package io.ganglion.runner.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one place that writes files of a run. A file appears whole or not at all: it is written beside its place, synced
 * to the disk and moved, and then the directory is synced.
 */
public final class ArtifactStore {
  private final Path directory;
  private final Map<String, String> hashes = new TreeMap<>();

  private ArtifactStore(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes a new directory {@code parent/name}, or {@code parent/name-2} and so on if that exists: the file system
   * decides, so that two runs that start at once never share one.
   */
  public static ArtifactStore createIn(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    for (int attempt = 1; ; attempt++) {
      Path directory = parent.resolve(attempt == 1 ? name : name + "-" + attempt);
      try {
        Files.createDirectory(directory);
        return new ArtifactStore(directory);
      } catch (FileAlreadyExistsException e) {
        // Somebody else's: the next name.
      }
    }
  }

  public Path directory() {
    return directory;
  }

  /** The SHA-256 of every file written so far, in hexadecimal digits, by name. */
  public Map<String, String> hashes() {
    return Collections.unmodifiableMap(hashes);
  }

  /** Writes a text in UTF-8. */
  public void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public void write(String name, byte[] content) throws IOException {
    writeFile(directory.resolve(name), content);
    hashes.put(name, Sha256.of(content));
  }

  /** Writes a file anywhere, whole or not at all. */
  public static void writeFile(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    syncDirectory(file.toAbsolutePath().getParent());
  }

  private static void syncDirectory(Path directory) throws IOException {
    // A directory can be opened for reading on POSIX systems alone; elsewhere the move itself is the best there is.
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
