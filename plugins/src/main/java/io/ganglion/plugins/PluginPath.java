package io.ganglion.plugins;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A jar, or a folder of jars, that was requested.
 *
 * @param path as it was given; if it is relative, it starts at the working directory
 * @param place where it was given
 */
public record PluginPath(Path path, Place place) {
  /** The environment variable that {@link #inEnvironment} reads the value of. */
  public static final String VARIABLE = "GANGLION_PLUGIN_PATH";
  /** The environment variable for how many seconds a call of a plug-in from a jar may take; 0 for no limit. */
  public static final String LIMIT_VARIABLE = "GANGLION_PLUGIN_LIMIT";

  /** A path given by {@code --plugin}. */
  public static PluginPath inOption(String path) {
    Place place = Place.at("--plugin");
    return new PluginPath(parse(path, place), place);
  }

  /** A path given by a program that uses Ganglion as a library. */
  public static PluginPath inProgram(Path path) {
    return new PluginPath(path, Place.at("the program"));
  }

  /** A path given by {@code plugins.path} at {@code place} of {@code experiment}, relative to that file. */
  public static PluginPath inExperiment(Path experiment, String path, Place place) {
    return new PluginPath(experiment.resolveSibling(parse(path, place)), place);
  }

  /**
   * The paths in the value of {@link #VARIABLE}, joined as the system joins paths; none if it is null. An empty part is
   * no path: by the shell's custom it would mean the working directory, from which nothing is loaded by default.
   */
  public static List<PluginPath> inEnvironment(@Nullable String value) {
    List<PluginPath> paths = new ArrayList<>();
    if (value != null) {
      Place place = Place.at(VARIABLE);
      for (String part : value.split(Pattern.quote(File.pathSeparator))) {
        if (!part.isEmpty()) {
          paths.add(new PluginPath(parse(part, place), place));
        }
      }
    }
    return paths;
  }

  private static Path parse(String path, Place place) {
    try {
      if (!path.isBlank()) {
        return Path.of(path);
      }
    } catch (InvalidPathException e) {
      // Falls through to the same problem as an empty path: there can be no such file.
    }
    throw new ProblemException(ExitCode.PLUGIN, new Problem("'" + path.replace('\0', '?') + "' can't be a path", place,
        "give the path of a jar, or of a folder of jars"));
  }
}
