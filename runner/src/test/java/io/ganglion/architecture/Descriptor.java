package io.ganglion.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a library module's {@code module-info.java} says.
 *
 * @param folder the module's folder
 * @param exported the packages that it exports to every module
 * @param provided the providers by service
 */
record Descriptor(Path folder, Set<String> exported, Map<String, Set<String>> provided) {
  private static final Pattern EXPORTS = Pattern.compile("^ *exports ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern PROVIDES = Pattern.compile("provides ([\\w.]+) with([^;]+);");

  /** The descriptors of all modules that have one. */
  static List<Descriptor> all() {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders.filter(folder -> Files.exists(source(folder))).sorted().map(Descriptor::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path source(Path folder) {
    return folder.resolve("src/main/module/module-info.java");
  }

  private static Descriptor of(Path folder) {
    String text = text(source(folder));
    Set<String> exported = new TreeSet<>();
    Matcher exports = EXPORTS.matcher(text);
    while (exports.find()) {
      exported.add(exports.group(1));
    }
    Map<String, Set<String>> provided = new TreeMap<>();
    Matcher provides = PROVIDES.matcher(text);
    while (provides.find()) {
      provided.put(provides.group(1), new TreeSet<>(Arrays.asList(provides.group(2).strip().split(",\\s*"))));
    }
    return new Descriptor(folder, exported, provided);
  }

  /** The providers by service that the services files of the module name. */
  Map<String, Set<String>> services() {
    Path services = folder.resolve("src/main/resources/META-INF/services");
    Map<String, Set<String>> named = new TreeMap<>();
    if (Files.isDirectory(services)) {
      try (Stream<Path> files = Files.list(services)) {
        files.forEach(file -> named.put(file.getFileName().toString(), new TreeSet<>(text(file).lines()
            .map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return named;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
