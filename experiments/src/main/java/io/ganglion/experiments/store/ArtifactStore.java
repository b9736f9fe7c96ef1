package io.ganglion.experiments.store;

import io.ganglion.plugins.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one place that writes files of a run. A file appears whole or not at all: it is written beside its place, synced
 * to the disk and moved, and then the directory is synced.
 */
public final class ArtifactStore {
  private static final String PART = ".part";

  private final Disk disk;
  private final Path directory;
  private final Map<String, String> hashes = new TreeMap<>();

  private ArtifactStore(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /**
   * Makes a new directory {@code parent/name}, or {@code parent/name-2} and so on if that exists: the file system
   * decides, so that two runs that start at once never share one.
   */
  public static ArtifactStore createIn(Disk disk, Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    for (int attempt = 1; ; attempt++) {
      Path directory = parent.resolve(attempt == 1 ? name : name + "-" + attempt);
      try {
        disk.createDirectory(directory);
        disk.syncDirectory(parent);
        return new ArtifactStore(disk, directory);
      } catch (FileAlreadyExistsException e) {
        // Taken by another process: the next name.
      }
    }
  }

  /** Goes on in a directory, and first removes what a kill may have left half written there. */
  public static ArtifactStore open(Disk disk, Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(ArtifactStore::isHalfWritten).toList()) {
        disk.delete(file);
      }
    }
    return new ArtifactStore(disk, directory);
  }

  private static boolean isHalfWritten(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(PART);
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
    writeUnlisted(name, content);
    hashes.put(name, Sha256.of(content));
  }

  /** Writes a file that {@link #hashes} leaves out, for it won't stay. */
  public void writeUnlisted(String name, byte[] content) throws IOException {
    write(disk, directory.resolve(name), content);
  }

  /** Counts a file that is there already among those that were written. */
  public void adopt(String name) throws IOException {
    hashes.put(name, Sha256.of(directory.resolve(name)));
  }

  /** Removes a file if it is there. */
  public void remove(String name) throws IOException {
    disk.delete(directory.resolve(name));
  }

  /** Writes a file anywhere, whole or not at all. */
  public static void writeFile(Path file, byte[] content) throws IOException {
    write(Disk.REAL, file, content);
  }

  /**
   * Writes a file anywhere, whole or not at all, piece by piece: it need not be in memory as a whole.
   *
   * @throws IOException if it can't be written; what {@code content} throws is rethrown
   */
  public static void writeFile(Path file, Content content) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + PART);
    boolean whole = false;
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        content.writeTo(out);
      }
      Disk.REAL.sync(beside);
      Disk.REAL.move(beside, file);
      whole = true;
    } finally {
      if (!whole) {
        Disk.REAL.delete(beside);
      }
    }
    Disk.REAL.syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** What a file will hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  private static void write(Disk disk, Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + PART);
    try {
      disk.write(beside, content);
      disk.sync(beside);
      disk.move(beside, file);
    } catch (IOException e) {
      try {
        disk.delete(beside);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    disk.syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }
}
