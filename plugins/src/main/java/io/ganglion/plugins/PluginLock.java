package io.ganglion.plugins;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which jars of plug-ins may be used: a file with a line for each, of its SHA-256 and its path, as {@code sha256sum}
 * writes and checks them. Lines that begin with {@code #} are comments.
 *
 * @param file where it stands
 * @param hashes of the jars that may be used, whatever they are called
 */
public record PluginLock(Path file, Set<String> hashes) {
  /** What the file is called unless something else is said. */
  public static final String FILE = "plugins.lock";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *].+");

  public PluginLock {
    hashes = Set.copyOf(hashes);
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException if it isn't there or isn't such a file
   */
  public static PluginLock read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw problem("there is no '" + file + "', which says which plug-ins may be used", Place.at("--locked"),
          "write it with 'ganglion plugins lock --plugin JAR'");
    } catch (CharacterCodingException e) {
      throw problem("this is no list of plug-ins: it isn't text", Place.at(file.toString()),
          "write it with 'ganglion plugins lock --plugin JAR'");
    } catch (IOException e) {
      throw problem("it can't be read: " + Reason.of(e), Place.at(file.toString()), "check that it is readable");
    }
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        hashes.add(parts.group(1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw problem("this line isn't a SHA-256 and the path of a jar", Place.at(file + ":" + (i + 1)),
            "write the file with 'ganglion plugins lock --plugin JAR'");
      }
    }
    return new PluginLock(file, hashes);
  }

  private static ProblemException problem(String message, Place place, String help) {
    return new ProblemException(ExitCode.PLUGIN, new Problem(message, place, help));
  }

  /** The text of a file that lists the jars of some plug-ins, in the order of their paths. */
  public static String text(PluginCatalog plugins) {
    TreeMap<String, String> jars = new TreeMap<>();
    for (LoadedPlugin<?> plugin : plugins.all()) {
      plugin.sha256().ifPresent(sha256 -> jars.put(plugin.origin(), sha256));
    }
    StringBuilder text = new StringBuilder();
    jars.forEach((path, sha256) -> text.append(sha256).append("  ").append(path).append('\n'));
    return text.toString();
  }

  /**
   * Checks jars that aren't of plug-ins, such as a database's driver.
   *
   * @param jars the SHA-256 of each, by its path
   * @throws ProblemException if one isn't listed
   */
  public void require(Map<String, String> jars) {
    List<Problem> problems = new ArrayList<>();
    jars.forEach((path, sha256) -> {
      if (!hashes.contains(sha256)) {
        problems.add(new Problem("the jar isn't listed in '" + file + "': its SHA-256 is " + sha256, Place.at(path),
            "find out where it is from; if it may be used, add the line that sha256sum prints of it"));
      }
    });
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.PLUGIN, problems);
    }
  }

  /** What is wrong with a jar; empty if it may be used. */
  Optional<Problem> problemOf(String sha256, String origin, Place place) {
    return hashes.contains(sha256) ? Optional.empty() : Optional.of(new Problem(
        "'" + origin + "' isn't among the plug-ins of '" + file + "': its SHA-256 is " + sha256, place,
        "find out where it is from; if it may be used, list it with 'ganglion plugins lock'"));
  }
}
