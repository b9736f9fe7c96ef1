package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.host.PluginKind;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects of plug-ins of each kind: they build, pass the contract of their kind, are loaded, trained and checked. */
class NewCommandTest {
  private static final Pattern TEMPLATE_WORD = Pattern.compile("PACKAGE|ARTIFACT|TYPE|PATH|INTERFACE|VERSION|KIND"
      + "|LOCATION|REPOSITORY|ACTIVATION|INITIALIZER|LAYER|LOSS|OUTPUT|TRAINER|\\bNAME\\b");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  @Test
  void writesAProject() {
    bench.ganglion("new activation acme.swish --out FOLDER/swish").assertPrints("""
        wrote       FOLDER/swish: pom.xml, src/main/java/acme/Swish.java, \
        src/main/resources/META-INF/services/io.ganglion.api.Activation, src/test/java/acme/SwishTest.java, \
        example.yaml, example.csv, build.sh, README.md
        next        (cd FOLDER/swish && mvn package) && ganglion run --plugin FOLDER/swish/target/swish-1.0.jar \
        FOLDER/swish/example.yaml
        """);
    assertEquals("acme.Swish\n",
        Bench.read(folder.resolve("swish/src/main/resources/META-INF/services/io.ganglion.api.Activation")));
    Matcher version = Pattern.compile("<version>([^<]*)<").matcher(Bench.read(Path.of("..", "pom.xml")));
    assertTrue(version.find());
    assertTrue(Bench.read(folder.resolve("swish/pom.xml")).contains("<ganglion.version>" + version.group(1) + "<"));
    bench.ganglion("new loss acme.swish --out FOLDER/swish").assertFails(2, """
        error: the folder is there already, and nothing in it is overwritten
          --> FOLDER/swish
          help: move it away, or name another one by --out
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ganglion", "my PATH", "NAME: LOCATION, größer"})
  void namesTheRepositoryOfADistribution(String place) throws Exception {
    Path home = folder.resolve(place);
    Path repository = Files.createDirectories(home.resolve("repository"));
    Path api = home.resolve("lib/ganglion-api-1.2.jar");
    Map<String, String> files = new PluginProject(PluginKind.ACTIVATION, "acme.swish",
        Installation.of(api, home.resolve("ganglion.jar"))).files();
    String pom = Objects.requireNonNull(files.get("pom.xml"));
    assertTrue(pom.contains("""
          </dependencies>

          <!-- Of the distribution of Ganglion that made this project. -->
          <repositories>
            <repository>
              <id>ganglion</id>
              <url>%s</url>
              <releases>
                <checksumPolicy>ignore</checksumPolicy>
              </releases>
            </repository>
          </repositories>

          <build>
        """.formatted(repository.toUri())), pom);
    String build = Objects.requireNonNull(files.get("build.sh"));
    assertTrue(build.contains("api=" + (place.equals("ganglion") ? api : "'" + api + "'") + "\n"), build);
    String readme = Objects.requireNonNull(files.get("README.md"));
    assertTrue(readme.contains("distribution that made this project"), readme);
  }

  @Test
  void refusesOtherKindsAndNames() {
    bench.ganglion("new optimiser acme.swish").assertFails(2, """
        error: there is no kind of plug-in 'optimiser'
          --> KIND
          help: the kinds are activation, initializer, layer, loss, trainer
        """);
    for (String name : List.of("swish", "Acme.Swish", "acme.", "acme.2fast", "../acme.x")) {
      bench.ganglion("new activation " + name).assertFails(2, "error: '" + name + "' is no name for a new plug-in\n"
          + "  --> NEW-NAME\n  help: a name is lower-case words joined by hyphens after a prefix and a dot, such as"
          + " acme.swish\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"activation", "initializer", "layer", "loss", "trainer"})
  void buildsPassesItsContractAndIsLoaded(String kind) throws Exception {
    Path project = folder.resolve("my-thing");
    assertEquals(0, bench.ganglion("new " + kind + " acme.lab.my-thing --out FOLDER/my-thing").code());
    try (Stream<Path> all = Files.walk(project)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertFalse(TEMPLATE_WORD.matcher(Bench.read(file)).find(), () -> file + "\n" + Bench.read(file));
      }
    }
    assertEquals("", build(project, List.of()));
    passItsContract(project);
    String jar = "FOLDER/my-thing/target/my-thing-1.0.jar";
    Ran run = bench.ganglion("run FOLDER/my-thing/example.yaml --quiet --out FOLDER/runs --plugin " + jar);
    assertEquals(0, run.code(), run.err());
    Ran check = bench.ganglion("gradcheck FOLDER/my-thing/example.yaml --plugin " + jar);
    assertTrue(check.out().endsWith("all gradients agree with finite differences, to 1e-07\n"),
        check.out() + check.err());
  }

  /** By the script, for which a JDK is enough. */
  private static String build(Path project, List<String> args) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("sh", "build.sh"), args.stream()).toList())
        .directory(project.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(),
        (path, jdk) -> jdk + ":" + path);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return output;
  }

  /** Compiles the project's test and calls each of its methods, those that it inherits, too. */
  private static void passItsContract(Path project) throws Exception {
    Path classes = project.resolve("target/classes");
    Path tests = Files.createDirectories(project.resolve("target/test-classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      assertTrue(compiler.getTask(messages, manager, null, List.of("--release", "17", "-proc:none", "-classpath",
          classes + ":" + System.getProperty("java.class.path"), "-d", tests.toString()), null,
          manager.getJavaFileObjects(project.resolve("src/test/java/acme/lab/MyThingTest.java"))).call(),
          messages::toString);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL(), tests.toUri().toURL()},
        NewCommandTest.class.getClassLoader())) {
      Class<?> test = loader.loadClass("acme.lab.MyThingTest");
      Constructor<?> constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      int passed = 0;
      for (Method method : Stream.concat(Stream.of(test.getMethods()), Stream.of(test.getDeclaredMethods()))
          .distinct().filter(each -> each.isAnnotationPresent(Test.class)).toList()) {
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
        passed++;
      }
      assertTrue(passed > 5, "only " + passed);
    }
  }
}
