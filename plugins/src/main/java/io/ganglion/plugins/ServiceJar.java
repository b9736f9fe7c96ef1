package io.ganglion.plugins;

import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A jar with what the JDK looks for by {@link java.util.ServiceLoader}, such as a database's driver. As with plug-ins,
 * its classes see the JDK and themselves, and its hash is that of the file that they come from.
 *
 * @param path the jar's path as the user knows it
 * @param sha256 of the jar
 * @param classes loads its classes
 */
public record ServiceJar(String path, String sha256, ClassLoader classes) {
  /**
   * Opens a jar, which stays open.
   *
   * @param given where the user named it
   * @throws ProblemException with {@link ExitCode#PLUGIN} if it isn't one
   */
  public static ServiceJar open(Path file, Place given) {
    if (!Files.isRegularFile(file)) {
      throw new ProblemException(ExitCode.PLUGIN, new Problem(
          Files.exists(file) ? "'" + file + "' is a folder, not a jar" : "there is no '" + file + "'", given,
          "give the path of a jar"));
    }
    try {
      JarClassLoader classes = PluginJar.open(file.toRealPath(), file.toString(), given, Optional.empty()).classes();
      return new ServiceJar(file.toString(), classes.sha256(), classes);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.PLUGIN,
          new Problem("'" + file + "' can't be read: " + Reason.of(e), given, "check that it is readable"));
    }
  }
}
