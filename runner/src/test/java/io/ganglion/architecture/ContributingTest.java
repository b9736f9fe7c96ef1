package io.ganglion.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

/** Holds the table "I want to add …" of {@code CONTRIBUTING.md} to the code. */
class ContributingTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PATH = Pattern.compile("`([\\w.-]+/[^`]+)`");
  private static final String SOURCES = "src/main/java/";

  /** The paths that each row names, by its first cell. */
  private static final Map<String, List<String>> ROWS = rows();

  private static Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    List<String> lines = text("CONTRIBUTING.md").lines().toList();
    for (String line : lines.subList(lines.indexOf("## I want to add …"), lines.indexOf("## Exactness"))) {
      String[] cells = line.split(" \\| ");
      if (cells.length == 2 && line.startsWith("| a")) {
        List<String> paths = new ArrayList<>();
        Matcher path = PATH.matcher(cells[1]);
        while (path.find()) {
          paths.add(path.group(1));
        }
        rows.put(cells[0].substring(2), paths);
      }
    }
    return rows;
  }

  private static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(String row) {
    return Objects.requireNonNull(ROWS.get(row), row);
  }

  /** The package that a folder of sources is. */
  private static String packageOf(String folder) {
    return folder.substring(folder.indexOf(SOURCES) + SOURCES.length()).replace('/', '.');
  }

  /** The classes of a type that can be made, in the folder of a row or below it. */
  private static List<JavaClass> implementations(String row, String type) {
    String folder = packageOf(paths(row).get(0));
    List<JavaClass> found = OurClasses.ALL.stream()
        .filter(c -> (c.getPackageName() + ".").startsWith(folder + ".") && c.isAssignableTo(type)
            && !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT) && !c.isAnonymousClass()).toList();
    assertTrue(found.size() > 2, type + ": " + found);
    return found;
  }

  @Test
  void everyPathIsThere() {
    assertTrue(ROWS.size() >= 12, ROWS.keySet().toString());
    assertEquals(List.of(), ROWS.values().stream().flatMap(List::stream)
        .filter(path -> !Files.exists(ROOT.resolve(path))).toList());
  }

  /** Each stands in the services file, and no class but those of its package knows it. */
  @ParameterizedTest
  @CsvSource({
      "a trainer, io.ganglion.api.Trainer",
      "an activation, io.ganglion.api.Activation",
      "an initializer, io.ganglion.api.WeightInitializer",
      "a layer, io.ganglion.api.Layer",
      "a loss, io.ganglion.api.Loss",
      "a data format, io.ganglion.tables.DataFormat"})
  void isRegisteredAsAService(String row, String type) {
    List<JavaClass> found = implementations(row, type);
    assertEquals(new TreeSet<>(found.stream().map(JavaClass::getName).toList()),
        new TreeSet<>(text(paths(row).get(1)).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList()));
    assertEquals(List.of(), found.stream().flatMap(c -> c.getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass())
        .filter(origin -> !origin.getPackageName().equals(c.getPackageName()))).toList());
  }

  /** Each is made for the list, and nowhere outside of its package. */
  @ParameterizedTest
  @CsvSource({
      "a lint, io.ganglion.experiments.lint.Lint",
      "a symptom of diagnosis, io.ganglion.experiments.diagnosis.Symptom",
      "a report panel, io.ganglion.experiments.report.Panel"})
  void standsInAList(String row, String type) {
    String list = packageOf(paths(row).get(1)).replaceAll("\\.java$", "");
    for (JavaClass c : implementations(row, type)) {
      List<JavaClass> makers = c.getConstructorCallsToSelf().stream().map(JavaConstructorCall::getOriginOwner).toList();
      assertTrue(makers.stream().anyMatch(maker -> maker.getName().equals(list)), c + " isn't in " + list);
      assertEquals(List.of(), makers.stream()
          .filter(maker -> !maker.getPackageName().equals(c.getPackageName())).toList(), c.getName());
    }
  }

  @Test
  void everyLayerKindCanBeReadFromAModel() {
    String kinds = packageOf(paths("a layer kind").get(1)).replaceAll("\\.java$", "");
    assertEquals(List.of(), implementations("a layer kind", "io.ganglion.engine.network.BoundLayer").stream()
        .filter(c -> c.getDirectDependenciesToSelf().stream()
            .noneMatch(dependency -> dependency.getOriginClass().getName().equals(kinds))).toList());
  }

  @Test
  void everyCommandIsASubcommand() throws ReflectiveOperationException {
    String root = packageOf(paths("a command").get(1)).replaceAll("\\.java$", "");
    Field first = Class.forName(root).getDeclaredField("SUBCOMMANDS");
    first.setAccessible(true);
    TreeSet<String> reached = new TreeSet<>();
    for (Object command : (List<?>) first.get(null)) {
      reached.add(((Class<?>) command).getName());
      subcommands((Class<?>) command).map(Class::getName).forEach(reached::add);
    }
    reached.add(root);
    TreeSet<String> commands = new TreeSet<>();
    for (JavaClass c : OurClasses.ALL) {
      if (c.isAnnotatedWith(Command.class)) {
        assertEquals(packageOf(paths("a command").get(0)), c.getPackageName());
        commands.add(c.getName());
      }
    }
    assertEquals(commands, reached);
  }

  /** Those of a command and theirs. */
  private static Stream<Class<?>> subcommands(Class<?> command) {
    return Stream.of(command.getAnnotation(Command.class).subcommands())
        .flatMap(each -> Stream.concat(Stream.of(each), subcommands(each)));
  }
}
