package io.ganglion.runner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The system's way to open a file with the program that the user has chosen for its kind. */
final class Opener {
  /** Some openers end at once, some stay for as long as the browser does: after so long it has worked. */
  private static final long SECONDS = 3;

  private final List<String> command;

  private Opener(List<String> command) {
    this.command = command;
  }

  /**
   * That of a system; one that opens nothing if there is none on the path.
   *
   * @param system as the property {@code os.name} has it
   */
  static Opener of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new Opener(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    String program = name.startsWith("mac") ? "open" : "xdg-open";
    return new Opener(find(program, environment.getOrDefault("PATH", "")).map(path -> List.of(path.toString()))
        .orElse(List.of()));
  }

  private static Optional<Path> find(String program, String path) {
    for (String folder : path.split(File.pathSeparator)) {
      try {
        Path file = Path.of(folder).resolve(program);
        if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException e) {
        // Nothing can be in there.
      }
    }
    return Optional.empty();
  }

  /** Opens a file; false if that can't be done. */
  boolean open(Path file) {
    if (command.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>(command);
    words.add(file.toString());
    try {
      Process process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
