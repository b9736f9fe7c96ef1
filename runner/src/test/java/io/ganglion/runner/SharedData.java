package io.ganglion.runner;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests use where they are at hand, and that are no part of the project. */
public final class SharedData {
  private SharedData() {}

  /**
   * A file or folder below {@code GANGLION_SHARED_DATA} or, unless that is set, below {@code shared/data} in a folder
   * above this one. The test is skipped if there is none.
   */
  public static Path path(String name) {
    String given = System.getenv("GANGLION_SHARED_DATA");
    if (given != null) {
      return present(Path.of(given, name), name);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("shared/data"))) {
        return present(folder.resolve("shared/data").resolve(name), name);
      }
    }
    return missing(name);
  }

  private static Path present(Path path, String name) {
    return Files.exists(path) ? path : missing(name);
  }

  private static Path missing(String name) {
    return abort("needs the shared test data: set GANGLION_SHARED_DATA to the folder that holds " + name);
  }
}
