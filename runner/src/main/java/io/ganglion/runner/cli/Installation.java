package io.ganglion.runner.cli;

import io.ganglion.api.Api;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this Ganglion is, for those who compile against it.
 *
 * @param api the jar with the plug-in interfaces, or the folder with their classes
 * @param repository the Maven repository of a distribution, with the interfaces and the contract tests
 */
record Installation(Path api, Optional<Path> repository) {
  /** That of this process. */
  static Installation here() {
    return of(location(Api.class), location(Installation.class));
  }

  /** By the places of the interfaces and of the command, which in a distribution has the repository beside it. */
  static Installation of(Path api, Path command) {
    return new Installation(api, Optional.of(command.resolveSibling("repository")).filter(Files::isDirectory));
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class without a place: " + type, e);
    }
  }
}
