package io.ganglion.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Main sources and pages keep to the glossary in {@code CONTRIBUTING.md}. */
class WordsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path GLOSSARY = ROOT.resolve("CONTRIBUTING.md");
  private static final String IDIOMS = "are checked as well:";
  /** The beginning of a line break within a comment or a paragraph. */
  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*(?:\\*(?!/)|//|#)?\\s*");
  /** A line that may say such a word, with the reason. */
  private static final List<String> EXCEPTIONS = List.of(
      // Evaluations of earlier releases have this key.
      "bin.has(\"predicted\") ? \"predicted\" : \"told\"", "// \"told\" in the directories of earlier releases");

  private static List<String> glossary() {
    List<String> lines = lines(GLOSSARY);
    return lines.subList(lines.indexOf("## Glossary"), lines.indexOf("## Commits"));
  }

  private static List<String> terms() {
    return glossary().stream().filter(line -> line.startsWith("| ") && !line.startsWith("| term |")).toList();
  }

  private static List<String> wrongWords() {
    List<String> words = new ArrayList<>();
    for (String term : terms()) {
      String[] cells = term.split("\\|");
      words.addAll(List.of(cells[3].strip().split(", ")));
    }
    String text = String.join(" ", glossary());
    String idioms = text.substring(text.indexOf(IDIOMS) + IDIOMS.length()).strip();
    words.addAll(Arrays.asList(idioms.substring(0, idioms.indexOf('.')).split(", ")));
    return words;
  }

  private static Pattern wrong() {
    return Pattern.compile("(?<![\\w.-])(" + wrongWords().stream().map(Pattern::quote)
        .map(word -> word.replace(" ", "\\E\\s+\\Q")).collect(Collectors.joining("|")) + ")(?![\\w-])",
        Pattern.CASE_INSENSITIVE);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong in a text, line by line; a phrase may go on in the next line. */
  private static List<String> found(String name, String text) {
    List<String> found = new ArrayList<>();
    for (String exception : EXCEPTIONS) {
      text = text.replace(exception, "");
    }
    Matcher wrong = wrong().matcher(BREAK.matcher(text).replaceAll(" "));
    while (wrong.find()) {
      found.add(name + ": " + wrong.group());
    }
    return found;
  }

  private static String text(Path file) {
    List<String> lines = lines(file);
    if (file.equals(GLOSSARY)) {
      lines = new ArrayList<>(lines);
      lines.subList(lines.indexOf("## Glossary"), lines.indexOf("## Commits")).clear();
    }
    return String.join("\n", lines);
  }

  private static Stream<Path> in(Path folder, String end) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java"))).sorted().toList();
    }
  }

  @Test
  void theGlossaryHasFortyTerms() {
    assertEquals(40, terms().size());
    assertTrue(wrongWords().containsAll(List.of("told", "knob", "whoever", "manieth")), wrongWords().toString());
  }

  @Test
  void sourcesKeepToIt() throws IOException {
    List<Path> files = modules().stream().flatMap(module -> in(module.resolve("src/main/java"), ".java")).toList();
    assertTrue(files.size() > 500, files.size() + " files");
    assertEquals(List.of(), files.stream().flatMap(file -> found(ROOT.relativize(file).toString(), text(file)).stream())
        .toList());
  }

  /** Decisions are kept as they were written. */
  @Test
  void pagesAndExperimentsKeepToIt() {
    List<Path> files = Stream.of(Stream.of(ROOT.resolve("README.md"), GLOSSARY), in(ROOT.resolve("docs"), ".md"),
            in(ROOT.resolve("benchmarks"), ".md"), in(ROOT.resolve("examples"), ".md"),
            in(ROOT.resolve("examples"), ".yaml"))
        .flatMap(Function.identity())
        .filter(file -> !file.startsWith(ROOT.resolve("docs/decisions")) && !file.toString().contains("target"))
        .toList();
    assertTrue(files.size() > 30, files.size() + " files");
    assertEquals(List.of(), files.stream().flatMap(file -> found(ROOT.relativize(file).toString(), text(file)).stream())
        .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/** What the user is told. */", "// so\n// many",
    "/**\n   * For whoever reads it: as\n   * far as that goes.\n   */", "new Problem(\"choose another Optimizer\")",
    "Accuracy is the share that came\ntrue."})
  void noticesWrongWords(String text) {
    assertTrue(!found("x", text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a retold story", "recommend", "so there are many", "unitsOfNeuronGroup", "nobody_s"})
  void leavesOthersAlone(String text) {
    assertEquals(List.of(), found("x", text));
  }
}
