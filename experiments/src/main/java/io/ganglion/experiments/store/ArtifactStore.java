package io.ganglion.experiments.store;

import io.ganglion.engine.store.Disk;
import io.ganglion.engine.store.WholeFile;
import io.ganglion.plugins.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The one place that writes files of a run, each as a {@link WholeFile}, and remembers their hashes. */
public final class ArtifactStore {
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
      for (Path file : files.filter(WholeFile::isHalfWritten).toList()) {
        disk.delete(file);
      }
    }
    return new ArtifactStore(disk, directory);
  }

  /** Goes on in a directory, or makes it, beside other processes: what is half written may be theirs, and stays. */
  public static ArtifactStore share(Disk disk, Path directory) throws IOException {
    Files.createDirectories(directory);
    disk.syncDirectory(Objects.requireNonNull(directory.toAbsolutePath().getParent()));
    return new ArtifactStore(disk, directory);
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
    WholeFile.write(disk, directory.resolve(name), content);
  }

  /** Counts a file that is there already among those that were written. */
  public void adopt(String name) throws IOException {
    hashes.put(name, Sha256.of(directory.resolve(name)));
  }

  /** Removes a file if it is there. */
  public void remove(String name) throws IOException {
    disk.delete(directory.resolve(name));
  }
}
