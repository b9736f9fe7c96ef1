package io.ganglion.plugins;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds and checks the built-in plug-ins and those in jars.
 *
 * <p>Each jar has a class loader of its own, so that two plug-ins may bring different versions of the same library, and
 * sees nothing of Ganglion but {@code io.ganglion.api}. That keeps plug-ins from breaking each other by accident; it is
 * no sandbox. A plug-in is a program with the user's rights, and loading it runs its constructors.
 */
public final class PluginLoader {
  private static final ClassLoader CONTEXT = new ApiClassLoader("api");
  private static final String WHAT_TO_GIVE = "give the path of a jar, or of a folder of jars";

  private final PluginSource host;

  /** Takes as built-in what is on Ganglion's own class path, which holds no other plug-ins. */
  public PluginLoader() {
    this(PluginLoader.class.getClassLoader());
  }

  PluginLoader(ClassLoader host) {
    this(new BuiltIns(host));
  }

  private PluginLoader(PluginSource host) {
    this.host = host;
  }

  /**
   * For a program that uses Ganglion as a library: its class path, as the class loader of the current thread sees it,
   * may hold plug-ins of its own.
   */
  public static PluginLoader ofProgram() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return new PluginLoader(
        new ProgramPlugins(new BuiltIns(ofThread == null ? PluginLoader.class.getClassLoader() : ofThread)));
  }

  /**
   * For the threads of a process that runs plug-ins: a context class loader that shows what plug-ins may see, the JDK
   * and {@code io.ganglion.api}.
   */
  public static ClassLoader contextOfPlugins() {
    return CONTEXT;
  }

  /**
   * Loads the built-in plug-ins and those of every jar in {@code paths}. A jar that is named more than once is loaded
   * once; the jars of a folder come in the order of their names, and folders in it are left alone.
   *
   * @throws ProblemException with every problem of every jar
   */
  public PluginCatalog load(List<PluginPath> paths) {
    return load(paths, Optional.empty());
  }

  /**
   * The same, but no jar is used that isn't listed.
   *
   * @param lock lists the jars that may be used; empty if all may
   */
  public PluginCatalog load(List<PluginPath> paths, Optional<PluginLock> lock) {
    Discovery discovery = new Discovery();
    discovery.read(host);
    List<PluginJar> opened = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (PluginPath given : paths) {
      for (Path file : jars(given, discovery.problems())) {
        try {
          Path real = file.toRealPath();
          if (seen.add(real)) {
            PluginJar jar = PluginJar.open(real, file.toString(), given.place(), lock);
            opened.add(jar);
            discovery.read(jar);
          }
        } catch (ProblemException e) {
          discovery.problems().addAll(e.problems());
        } catch (IOException e) {
          discovery.problems().add(unreadable(file, e, given));
        }
      }
    }
    if (!discovery.problems().isEmpty()) {
      ProblemException problems = new ProblemException(ExitCode.PLUGIN, discovery.problems());
      close(opened, problems);
      throw problems;
    }
    return new PluginCatalog(discovery.plugins());
  }

  /** The jar or jars that a path stands for; none, and a problem more, if it stands for nothing. */
  private static List<Path> jars(PluginPath given, List<Problem> problems) {
    Path path = given.path();
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      String looked = path.isAbsolute() ? "" : " (relative paths start at " + Path.of("").toAbsolutePath() + ")";
      problems.add(new Problem(
          Files.exists(path) ? "'" + path + "' is neither a file nor a folder" : "there is no '" + path + "'",
          given.place(), WHAT_TO_GIVE + looked));
      return List.of();
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar") && Files.isRegularFile(file)) {
          jars.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(unreadable(path, e, given));
      return List.of();
    }
    if (jars.isEmpty()) {
      problems.add(new Problem("the folder '" + path + "' holds no jar", given.place(), WHAT_TO_GIVE));
    }
    Collections.sort(jars);
    return jars;
  }

  private static Problem unreadable(Path path, Exception e, PluginPath given) {
    return new Problem("'" + path + "' can't be read: " + e, given.place(), "check that it is readable");
  }

  private static void close(List<PluginJar> jars, ProblemException reason) {
    for (PluginJar jar : jars) {
      try {
        jar.classes().close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }
}
