package io.ganglion.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A public type of a library module is stable or experimental, as {@code docs/public-types.txt} says, if its package
 * is exported, and internal if it is not.
 */
class PublicTypesTest {
  private static final Path LIST = Path.of("../docs/public-types.txt");
  private static final List<Descriptor> MODULES = Descriptor.all();
  /** Experimental types that a stable one has methods for, which are as experimental as these. */
  private static final Set<String> EXPERIMENTAL_METHODS = Set.of("io.ganglion.api.Objective$Slice",
      "io.ganglion.api.RowsExpression",
      "io.ganglion.engine.Checkpoint", "io.ganglion.engine.CheckpointKeeper", "io.ganglion.engine.EpochObserver",
      "io.ganglion.engine.event.Breakdown");
  private static final Set<String> EXPORTED =
      MODULES.stream().flatMap(module -> module.exported().stream()).collect(Collectors.toCollection(TreeSet::new));

  /** Status by type. */
  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = line.split(" ", 2);
        assertTrue(List.of("stable", "experimental").contains(parts[0]), line);
        assertEquals(null, listed.put(parts[1], parts[0]), "twice: " + line);
      }
    }
    return listed;
  }

  private static boolean isVisible(JavaClass c) {
    return EXPORTED.contains(c.getPackageName()) && isPublicToItsOutermost(c);
  }

  private static boolean isPublicToItsOutermost(JavaClass c) {
    return c.getModifiers().contains(JavaModifier.PUBLIC)
        && c.getEnclosingClass().map(PublicTypesTest::isPublicToItsOutermost).orElse(true);
  }

  private static Stream<JavaClass> visible() {
    return OurClasses.ALL.stream().filter(PublicTypesTest::isVisible);
  }

  @Test
  void listsEveryTypeOfAnExportedPackage() throws IOException {
    Set<String> types = visible().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(types.size() > 100, "saw only " + types.size() + " types");
    Set<String> listed = new TreeSet<>(listed().keySet());
    assertEquals(String.join("\n", types), String.join("\n", listed));
  }

  /** What is stable can't depend on what may change, but for a few methods. */
  @Test
  void stableTypesShowNoExperimentalOnes() throws IOException {
    Map<String, String> listed = listed();
    List<String> shown = new ArrayList<>();
    visible().filter(c -> "stable".equals(listed.get(c.getName())))
        .forEach(c -> typesShown(c).filter(type -> "experimental".equals(listed.get(type.getName())))
            .filter(type -> !EXPERIMENTAL_METHODS.contains(type.getName()))
            .forEach(type -> shown.add(c.getName() + " shows " + type.getName())));
    assertEquals(List.of(), shown.stream().distinct().sorted().toList());
  }

  @Test
  void signaturesShowNoInternalTypes() {
    List<String> shown = new ArrayList<>();
    visible().forEach(c -> typesShown(c)
        .filter(type -> type.getPackageName().startsWith("io.ganglion.") && !isVisible(type))
        .filter(type -> !isMeant(c, type))
        .forEach(type -> shown.add(c.getName() + " shows " + type.getName())));
    assertEquals(List.of(), shown.stream().distinct().sorted().toList());
  }

  /** Formulas and declarations are Ganglion's own; what shows them, or how networks compute, is for its own modules. */
  private static boolean isMeant(JavaClass shows, JavaClass type) {
    return List.of("io.ganglion.api.formula", "io.ganglion.api.host").contains(type.getPackageName())
        || type.getPackageName().equals("io.ganglion.engine.network") && List.of("io.ganglion.engine.Network",
            "io.ganglion.engine.Network$Builder", "io.ganglion.engine.event.Breakdown$Cause",
            "io.ganglion.engine.model.ModelFile").contains(shows.getName());
  }

  private static Stream<JavaClass> typesShown(JavaClass c) {
    Stream<JavaMember> members = Stream.concat(c.getFields().stream(), c.getCodeUnits().stream());
    Stream<JavaType> ofMembers = members
        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
        .flatMap(member -> member instanceof JavaCodeUnit unit
            ? Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
            : Stream.of(((JavaField) member).getType()));
    Stream<JavaType> above = Stream.concat(c.getInterfaces().stream(), c.getSuperclass().stream());
    return Stream.concat(ofMembers, above)
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(type -> !type.equals(c));
  }

  @Test
  void descriptorsProvideWhatTheServicesFilesName() {
    assertEquals(11, MODULES.size(), "library modules");
    for (Descriptor module : MODULES) {
      assertEquals(module.services(), module.provided(), module.folder().toString());
    }
  }

  @Test
  void exportedPackagesExist() {
    Set<String> packages = OurClasses.ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertEquals(List.of(), EXPORTED.stream().filter(name -> !packages.contains(name)).toList());
  }
}
