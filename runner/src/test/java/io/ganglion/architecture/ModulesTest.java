package io.ganglion.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.ganglion.api.Require;
import io.ganglion.api.host.KebabCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModulesTest {
  private static ArchRule importsWhatItMay(Module module) {
    return classes().that().resideInAPackage(module.packages())
        .should().onlyDependOnClassesThat().resideInAnyPackage(module.reach());
  }

  @ParameterizedTest
  @EnumSource
  void sawTheClassesOf(Module module) {
    long seen = OurClasses.ALL.stream().filter(module::holds).count();
    assertTrue(seen >= module.leastClasses(), "saw " + seen + " classes in " + module.packages());
  }

  @Test
  void everyClassIsInExactlyOneModule() {
    List<String> elsewhere = OurClasses.ALL.stream()
        .filter(c -> Arrays.stream(Module.values()).filter(module -> module.holds(c)).count() != 1)
        .map(JavaClass::getName)
        .sorted()
        .toList();
    assertEquals(List.of(), elsewhere);
  }

  @ParameterizedTest
  @EnumSource
  void importsWhatItMayOf(Module module) {
    importsWhatItMay(module).check(OurClasses.ALL);
  }

  @Test
  void noticesAForeignImport() {
    ArchRule rule = classes().should().onlyDependOnClassesThat().resideInAnyPackage(Module.TRAINERS.reach());
    assertThrows(AssertionError.class, () -> rule.check(new ClassFileImporter().importClasses(ModulesTest.class)));
  }

  @Test
  void onlyWiringAndMainKnowGuice() {
    noClasses().that(Module.anyOf(Module.RUNNER))
        .and().resideOutsideOfPackage("io.ganglion.runner.wiring..")
        .and(Module.areOutsideOfMain())
        .should().dependOnClassesThat(resideInAnyPackage("com.google.inject.."))
        .check(OurClasses.ALL);
  }

  @Test
  void onlyTheLogAndMainKnowLog4jCore() {
    noClasses().that().resideOutsideOfPackage("io.ganglion.runner.log..").and(Module.areOutsideOfMain())
        .should().dependOnClassesThat(resideInAnyPackage("org.apache.logging.log4j.core.."))
        .check(OurClasses.ALL);
  }

  @Test
  void onlyTheCommandsKnowPicocli() {
    noClasses().that().resideOutsideOfPackage("io.ganglion.runner.cli..")
        .should().dependOnClassesThat(resideInAnyPackage("picocli.."))
        .check(OurClasses.ALL);
  }

  @Test
  void onlyTheServerKnowsTheJdksServer() {
    noClasses().that().resideOutsideOfPackage("io.ganglion.runner.serve..")
        .should().dependOnClassesThat(resideInAnyPackage("com.sun.net.httpserver.."))
        .check(OurClasses.ALL);
  }

  /** Elsewhere, a JVM without the module would fail. */
  @Test
  void onlyTheVectorKernelsKnowTheIncubatorModule() {
    noClasses().that().resideOutsideOfPackage("io.ganglion.engine.kernel..")
        .should().dependOnClassesThat(resideInAnyPackage("jdk.incubator.."))
        .check(OurClasses.ALL);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    SlicesRuleDefinition.slices().assignedFrom(new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass c) {
        return SliceIdentifier.of(c.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    }).should().beFreeOfCycles()
        // One is meant: messages about settings spell them as an experiment does.
        .ignoreDependency(Require.class, KebabCase.class)
        .check(OurClasses.ALL);
  }
}
