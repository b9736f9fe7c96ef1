package io.ganglion.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Arrays;

/** A row of the table of modules in the design: which packages are its own, and what it may import beside the JDK. */
enum Module {
  API("io.ganglion.api..", 25),
  ACTIVATIONS("io.ganglion.activations..", 7, "io.ganglion.api", "io.ganglion.api.formula"),
  INITIALIZERS("io.ganglion.initializers..", 3, "io.ganglion.api"),
  LAYERS("io.ganglion.layers..", 20, "io.ganglion.api", "io.ganglion.api.formula"),
  LOSSES("io.ganglion.losses..", 5, "io.ganglion.api", "io.ganglion.api.formula"),
  /** Trainers never see networks. */
  TRAINERS("io.ganglion.trainers..", 2, "io.ganglion.api"),
  /** {@code api.host}: see docs/decisions/2026-11-23-engine-reads-declarations.md. */
  ENGINE("io.ganglion.engine..", 40, "io.ganglion.api", "io.ganglion.api.exact", "io.ganglion.api.formula",
      "io.ganglion.api.host", "jdk.incubator.vector.."),
  TESTKIT("io.ganglion.testkit..", 10, "io.ganglion.api", "io.ganglion.api.formula", "io.ganglion.api.host",
      "com.sun.management", "org.junit.jupiter.api.."),
  PLUGINS("io.ganglion.plugins..", 15, "io.ganglion.api", "io.ganglion.api.host", "io.ganglion.problem..",
      "com.google.gson.."),
  /** What can be wrong, and where: in the module of the plug-ins, the lowest one that reports problems. */
  PROBLEMS("io.ganglion.problem..", 5),
  TABLES("io.ganglion.tables..", 20, "io.ganglion.api", "io.ganglion.api.host", "io.ganglion.engine..",
      "io.ganglion.plugins..", "io.ganglion.problem..", "javax.imageio..", "org.apache.commons.csv.."),
  /** Of log4j the interface alone: where the log goes is the program's choice. */
  EXPERIMENTS("io.ganglion.experiments..", 200, "io.ganglion.api", "io.ganglion.api.formula", "io.ganglion.api.host",
      "io.ganglion.engine..", "io.ganglion.plugins..", "io.ganglion.problem..", "io.ganglion.tables..",
      "com.google.common.escape..", "com.google.common.html..", "com.google.gson..", "javax.lang.model",
      "javax.tools", "java.awt..", "javax.imageio", "org.apache.commons.numbers.gamma..",
      "org.apache.logging.log4j", "org.apache.logging.log4j.simple", "org.apache.logging.log4j.spi",
      "org.apache.logging.log4j.util", "org.snakeyaml.engine.."),
  RUNNER("io.ganglion.runner..", 20, "io.ganglion.api", "io.ganglion.api.host", "io.ganglion.engine..",
      "io.ganglion.plugins..", "io.ganglion.problem..", "io.ganglion.tables..", "io.ganglion.experiments..",
      "io.ganglion.testkit..", "com.google.gson..", "com.google.inject..", "com.sun.net.httpserver",
      "org.apache.logging.log4j..", "org.objectweb.asm..", "picocli..");

  private final String packages;
  private final int leastClasses;
  private final String[] mayImport;

  Module(String packages, int leastClasses, String... mayImport) {
    this.packages = packages;
    this.leastClasses = leastClasses;
    this.mayImport = mayImport;
  }

  /** As ArchUnit writes them: {@code ..} is any number of packages further down. */
  String packages() {
    return packages;
  }

  /** Fewer than these, and the classes weren't found. */
  int leastClasses() {
    return leastClasses;
  }

  /** What its classes may refer to: themselves, the JDK and what the table says. */
  String[] reach() {
    String[] reach = Arrays.copyOf(mayImport, mayImport.length + 2);
    reach[mayImport.length] = packages;
    reach[mayImport.length + 1] = "java..";
    return reach;
  }

  boolean holds(JavaClass c) {
    return PackageMatcher.of(packages).matches(c.getPackageName());
  }

  /** All classes but {@code Main} and those nested in it. */
  static DescribedPredicate<JavaClass> areOutsideOfMain() {
    return DescribedPredicate.describe("are outside of Main",
        c -> !(c.getName() + "$").startsWith("io.ganglion.runner.Main$"));
  }

  /** The classes of any of these modules. */
  static DescribedPredicate<JavaClass> anyOf(Module... modules) {
    return DescribedPredicate.describe("are in " + Arrays.toString(modules),
        c -> Arrays.stream(modules).anyMatch(module -> module.holds(c)));
  }
}
