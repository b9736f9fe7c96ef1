package io.ganglion.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every package of every module says in its first sentence what lives there, and no two hold types of one name. */
class PackagesTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@\\w+\\s*)*package ", Pattern.DOTALL);
  private static final int LONGEST = 250;

  /** What is wrong with a {@code package-info.java}; empty if nothing is. */
  private static Optional<String> fault(String source) {
    Matcher comment = COMMENT.matcher(source);
    if (!comment.find()) {
      return Optional.of("has no Javadoc");
    }
    String text = comment.group(1).replaceAll("\\R\\s*\\*", " ").replaceAll("\\s+", " ").strip();
    Matcher sentence = Pattern.compile("^(.*?\\.)(?= |$)").matcher(text);
    if (!sentence.find()) {
      return Optional.of("has no sentence: " + text);
    }
    String first = sentence.group(1);
    return first.split(" ").length < 4 ? Optional.of("says too little: " + first)
        : first.length() > LONGEST ? Optional.of("says too much in its first sentence: " + first) : Optional.empty();
  }

  private static List<Path> packages() throws IOException {
    List<Path> packages = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path sources : modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
              .map(Path::getParent).distinct().sorted().forEach(packages::add);
        }
      }
    }
    return packages;
  }

  @Test
  void sayWhatLivesThere() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path folder : packages()) {
      Path info = folder.resolve("package-info.java");
      if (Files.exists(info)) {
        fault(Files.readString(info, StandardCharsets.UTF_8)).ifPresent(fault -> faults.add(info + " " + fault));
      } else {
        faults.add(folder + " has no package-info.java");
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(packages().size() > 30, packages().toString());
  }

  /** The files whose name another package has, too: a reader of an import would take one for the other. */
  private static Map<String, List<Path>> namedTwice(List<Path> sources) {
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Path source : sources) {
      byName.computeIfAbsent(source.getFileName().toString(), name -> new ArrayList<>()).add(source);
    }
    byName.keySet().removeAll(List.of("package-info.java", "module-info.java"));
    byName.values().removeIf(files -> files.size() == 1);
    return byName;
  }

  @Test
  void holdNoNameTwice() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : packages()) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertEquals(Map.of(), namedTwice(sources));
    assertTrue(sources.size() > 1000, sources.size() + " sources");
  }

  @Test
  void noticesANameThatIsThereTwice() {
    Path a = Path.of("a", "Rows.java");
    Path b = Path.of("b", "Rows.java");
    assertEquals(Map.of("Rows.java", List.of(a, b)), namedTwice(List.of(a, Path.of("a", "Columns.java"), b)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"package a;", "/** */\npackage a;", "/** Things. */\npackage a;",
    "/** No end of a sentence here */\npackage a;", "// Not a comment of a package.\npackage a;"})
  void noticesWhatSaysNothing(String source) {
    assertTrue(fault(source).isPresent());
  }

  @Test
  void takesASentence() {
    assertEquals(Optional.empty(), fault("/**\n * The rules that\n * end a training.\n */\n@NullMarked\npackage a;"));
  }
}
