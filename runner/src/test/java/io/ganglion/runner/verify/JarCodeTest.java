package io.ganglion.runner.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Relu;
import io.ganglion.initializers.GlorotNormal;
import io.ganglion.layers.Conv2d;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JarCodeTest {
  /** Code of a method, the rule that it breaks, and what is said of it. */
  private static final List<String> FORBIDDEN = List.of(
      "return Math.exp(x); | INEXACT | ODD calls java.lang.Math.exp",
      "java.util.function.DoubleUnaryOperator f = Math::sin; return f.applyAsDouble(x); | "
          + "INEXACT | ODD calls java.lang.Math.sin",
      "return System.nanoTime(); | CLOCK | ODD calls java.lang.System.nanoTime",
      "return java.time.Instant.now().getNano(); | CLOCK | ODD calls java.time.Instant.now",
      "return new java.util.Date().getTime(); | CLOCK | ODD makes a java.util.Date",
      "return Math.random(); | CHANCE | ODD calls java.lang.Math.random",
      "return new java.util.Random().nextDouble(); | CHANCE | ODD makes a java.util.Random",
      "return java.util.UUID.randomUUID().hashCode(); | CHANCE | ODD calls java.util.UUID.randomUUID",
      "return System.getenv(\"X\").length(); | ENVIRONMENT | ODD calls java.lang.System.getenv",
      "return java.util.Locale.getDefault().hashCode(); | ENVIRONMENT | ODD calls java.util.Locale.getDefault",
      "System.exit(0); return x; | END | ODD calls java.lang.System.exit",
      "Runtime.getRuntime().halt(0); return x; | END | ODD calls java.lang.Runtime.halt",
      "new Thread(() -> { }).start(); return x; | "
          + "THREADS | ODD makes a java.lang.Thread; ODD calls java.lang.Thread.start",
      "return java.util.List.of(1.0).parallelStream().mapToDouble(d -> d).sum(); | "
          + "THREADS | ODD calls java.util.List.parallelStream",
      "java.util.Locale.setDefault(java.util.Locale.ROOT); return x; | "
          + "SURROUNDINGS | ODD calls java.util.Locale.setDefault",
      "return java.nio.file.Files.size(null); | FILES | ODD calls java.nio.file.Files.size",
      "return new java.io.FileInputStream(\"x\").read(); | "
          + "FILES | ODD makes a java.io.FileInputStream; ODD calls java.io.FileInputStream.read",
      "new java.net.Socket(\"x\", 1); return x; | NETWORK | ODD makes a java.net.Socket",
      "return new java.net.URL(\"http://x\").openStream().read(); | "
          + "NETWORK | ODD makes a java.net.URL; ODD calls java.net.URL.openStream",
      "Runtime.getRuntime().exec(\"x\"); return x; | PROCESSES | ODD calls java.lang.Runtime.exec",
      "System.loadLibrary(\"x\"); return x; | NATIVE | ODD calls java.lang.System.loadLibrary");

  @TempDir
  static Path folder;
  private static Path cases;

  private static List<CheckResult> look(JarBuilder jar) throws IOException {
    return JarCode.look(jar.build(folder.resolve("code.jar"))).stream()
        .filter(finding -> finding.state() != CheckResult.State.OK).toList();
  }

  private static JarBuilder activation(String code) {
    return new JarBuilder(folder).activation("acme.Swish", "acme.swish", "Api.LEVEL", code);
  }

  private static String method(String code) {
    return "double odd(double x) throws Exception { " + code + " }";
  }

  @Test
  void whatComputesExactlyPasses() throws IOException {
    assertEquals(List.of(), look(activation("""
        enum Kind { ONE, TWO }
        static final double[] TABLE = {1, 2};
        @Override public void forward(double[] x, double[] y, int rows, int width) {
          java.util.stream.IntStream.range(0, rows * width).forEach(i -> y[i] = StrictMath.exp(x[i]) + Math.sqrt(2)
              + ExactMath.tanh(x[i]) + TABLE[0] + new java.util.SplittableRandom(1).nextDouble());
          if (Kind.valueOf("ONE") == Kind.TWO) throw new IllegalStateException("x " + rows + Math.fma(1, 2, 3));
        }
        """)));
  }

  /** What Ganglion itself ships keeps to what it asks of others; its contracts are tests of their modules. */
  @ParameterizedTest
  @ValueSource(classes = {Relu.class, GlorotNormal.class, Conv2d.class, CrossEntropy.class, Rprop.class})
  void nothingIsForbiddenInGanglionsOwnPlugins(Class<?> plugin) throws Exception {
    Path code = Path.of(plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<CheckResult> looked = JarCode.look(Files.isDirectory(code) ? packed(code) : code);
    assertEquals(13, looked.size());
    assertEquals(List.of(), looked.stream().filter(finding -> finding.state() != CheckResult.State.OK).toList());
  }

  private static Path packed(Path classes) throws IOException {
    Path jar = folder.resolve("packed.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  static IntStream forbidden() {
    return IntStream.range(0, FORBIDDEN.size());
  }

  @BeforeAll
  static void compile() throws IOException {
    JarBuilder jar = new JarBuilder(folder);
    forbidden().forEach(i -> jar.source("acme.Case" + i, "class Case" + i + " { "
        + method(FORBIDDEN.get(i).substring(0, FORBIDDEN.get(i).indexOf(" | "))) + " }"));
    cases = jar.build(folder.resolve("cases.jar"));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void namesWhatIsForbidden(int number) throws IOException {
    String[] parts = FORBIDDEN.get(number).split(" \\| ");
    try (JarFile jar = new JarFile(cases.toFile());
        InputStream in = jar.getInputStream(jar.getEntry("acme/Case" + number + ".class"))) {
      assertEquals(Map.of(Rule.valueOf(parts[1]),
          List.of(parts[2].replace("ODD", "acme.Case" + number + ".odd").split("; "))),
          ClassCode.of(in.readAllBytes()).calls());
    }
  }

  @Test
  void namesStateInStaticFieldsAndNativeMethods() throws IOException {
    assertEquals(List.of("state between calls: acme.Swish.odd writes the static field acme.Swish.n",
        "native code: acme.Fast.fast is native"),
        look(activation("static int n; " + method("return n++ + Fast.fast(x);"))
            .source("acme.Fast", "class Fast { static native double fast(double x); }")).stream()
            .map(finding -> finding.check() + ": " + finding.message()).toList());
  }

  @Test
  void followsHelperClasses() throws IOException {
    List<CheckResult> findings = look(activation(method("return new Outer().f(x);"))
        .source("acme.Outer", "class Outer { double f(double x) { return Inner.g(x); } }")
        .source("acme.Inner", "class Inner { static double g(double x) { return Math.pow(x, 2); } }"));
    assertEquals("acme.Inner.g calls java.lang.Math.pow", findings.get(0).message());
    assertEquals(1, findings.size());
  }

  @Test
  void leavesAloneWhatNoPluginNames() throws IOException {
    assertEquals(List.of(), look(activation("")
        .source("acme.Tool", "class Tool { public static void main(String[] a) { System.exit(0); } }")));
  }

  /** Reflection: what it names is found; what it doesn't name isn't, and that is said. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      System.class.getMethod("exit", int.class).invoke(null, 0); return x; | end of the process
      Class.forName("java.lang.System").getMethod("exit", int.class).invoke(null, 0); return x; | end of the process
      return (double) Class.forName("java.lang.Math").getMethod("exp", double.class).invoke(null, x); | \
      inexact mathematics
      return (long) java.lang.invoke.MethodHandles.lookup().findStatic(System.class, "nanoTime", \
      java.lang.invoke.MethodType.methodType(long.class)).invokeWithArguments(); | clocks
      """)
  void seesThroughReflectionByNames(String code, String check) throws IOException {
    List<CheckResult> findings = look(activation("double odd(double x) throws Throwable { " + code + " }"));
    assertEquals(List.of(check, "calls by reflection"), findings.stream().map(CheckResult::check).toList());
    assertEquals(CheckResult.State.NOT_SEEN, findings.get(1).state());
    assertTrue(findings.get(0).message().endsWith(", and the jar calls by reflection"), findings.get(0).message());
    assertTrue(findings.get(1).message().endsWith(": what that calls can't be seen"), findings.get(1).message());
  }

  @Test
  void saysThatReflectionWithoutNamesIsNotSeen() throws IOException {
    List<CheckResult> findings = look(activation(method(
        "return (double) Class.forName(getClass().getName() + x).getMethods()[0].invoke(null, x);")));
    assertEquals(List.of(CheckResult.State.NOT_SEEN), findings.stream().map(CheckResult::state).toList());
    assertEquals("acme.Swish.odd calls java.lang.Class.forName; acme.Swish.odd calls java.lang.Class.getMethods;"
        + " acme.Swish.odd calls java.lang.reflect.Method.invoke: what that calls can't be seen",
        findings.get(0).message());
  }

  @Test
  void aBrokenClassFileFails() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .offer("Activation", "acme.Broken").entry("acme/Broken.class", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        .build(folder.resolve("broken.jar"));
    CheckResult finding = JarCode.look(jar).stream().filter(f -> f.state() == CheckResult.State.FAILED).findFirst()
        .orElseThrow();
    assertEquals("readable class files", finding.check());
    assertTrue(finding.message().startsWith("acme/Broken.class: "), finding.message());
  }
}
