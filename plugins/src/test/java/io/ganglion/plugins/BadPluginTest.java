package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Api;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with a plug-in, and the messages. FOLDER stands for the test's folder. */
class BadPluginTest {
  private static final int RUNNING = Runtime.version().feature();

  @TempDir
  Path folder;

  // The five of the foundation: no services file, duplicate name, later API level, throwing constructor, class too new.

  @Test
  void reportsAJarWithNoServicesFile() throws IOException {
    Path jar = new JarBuilder(folder).source("acme.Swish", "public class Swish {}").build(folder.resolve("bad.jar"));
    assertReport("""
        error: 'FOLDER/bad.jar' contains no plug-in
          --> FOLDER/bad.jar (--plugin)
          help: name its plug-in classes in META-INF/services/io.ganglion.api.Activation, \
        META-INF/services/io.ganglion.api.WeightInitializer, META-INF/services/io.ganglion.api.Layer, \
        META-INF/services/io.ganglion.api.Loss, \
        META-INF/services/io.ganglion.api.Trainer
        """, jar);
  }

  @Test
  void reportsADuplicateNameInTwoJars() throws IOException {
    Path one = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("one.jar"));
    Path two = new JarBuilder(folder).activation("other.Swoosh", "acme.swish").build(folder.resolve("two.jar"));
    assertReport("""
        error: activation 'acme.swish' exists twice: acme.Swish (FOLDER/one.jar) and \
        other.Swoosh (FOLDER/two.jar)
          --> FOLDER/two.jar (--plugin)
          help: load only one of the two
        """, one, two);
  }

  @Test
  void reportsALaterApiLevel() throws IOException {
    Path jar = new JarBuilder(folder)
        .activation("acme.Swish", "acme.swish", "Api.LEVEL + 1",
            "public Swish { if (true) throw new IllegalStateException(\"code of the plug-in ran\"); }")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: activation 'acme.swish' (acme.Swish) was built against API level %d, and this Ganglion has level %d
          --> FOLDER/bad.jar (--plugin)
          help: use a newer Ganglion, or a build of the plug-in for level %d
        """.formatted(Api.LEVEL + 1, Api.LEVEL, Api.LEVEL), jar);
  }

  @Test
  void reportsAThrowingConstructor() throws IOException {
    Path jar = new JarBuilder(folder)
        .activation("acme.Swish", "acme.swish", "Api.LEVEL",
            "public Swish { if (true) throw new IllegalStateException(\"no licence\\nbuy one\"); }")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish can't be made with its defaults: java.lang.IllegalStateException: no licence
          --> FOLDER/bad.jar (--plugin)
          help: correct its constructors
        """, jar);
  }

  @Test
  void reportsAClassFileThatIsTooNew() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .javaVersion("acme.Swish", RUNNING + 1, 0).build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs Java %1$d, and Ganglion is running on Java %2$d
          --> FOLDER/bad.jar (--plugin)
          help: run Ganglion with Java %1$d or newer, or build the plug-in with --release %2$d
        """.formatted(RUNNING + 1, RUNNING), jar);
  }

  // Class files.

  @Test
  void reportsAPreviewClass() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .javaVersion("acme.Swish", RUNNING, 0xFFFF).build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs the preview features of Java %d
          --> FOLDER/bad.jar (--plugin)
          help: build the plug-in without --enable-preview
        """.formatted(RUNNING), jar);
  }

  @Test
  void reportsALibraryClassThatIsTooNewWhenTheConstructorMeetsIt() throws IOException {
    Path jar = new JarBuilder(folder).source("library.Table", "public class Table {}")
        .activation("acme.Swish", "acme.swish", "Api.LEVEL", "public Swish { new library.Table(); }")
        .javaVersion("library.Table", RUNNING + 1, 0).build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs Java %1$d, and Ganglion is running on Java %2$d
          --> FOLDER/bad.jar (--plugin)
          help: run Ganglion with Java %1$d or newer, or build the plug-in with --release %2$d
        """.formatted(RUNNING + 1, RUNNING), jar);
  }

  @Test
  void reportsAClassFileThatIsNone() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .patch("acme.Swish", bytes -> "<html>404 not found</html>".getBytes(StandardCharsets.UTF_8))
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish can't be loaded: java.lang.ClassFormatError: Incompatible magic value 1013478509 in class \
        file acme/Swish
          --> FOLDER/bad.jar (--plugin)
          help: rebuild the jar, or ask its author
        """, jar);
  }

  @Test
  void reportsAnEmptyClassFile() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .patch("acme.Swish", bytes -> new byte[0]).build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish can't be loaded: java.lang.ClassFormatError: Truncated class file
          --> FOLDER/bad.jar (--plugin)
          help: rebuild the jar, or ask its author
        """, jar);
  }

  @Test
  void reportsALibraryThatIsNotPackedIn() throws IOException {
    Path jar = new JarBuilder(folder).source("library.Table", "public interface Table {}").leaveOut("library.Table")
        .source("acme.Swish", """
            @Plugin(name = "acme.swish", summary = "For a test.", api = Api.LEVEL)
            public record Swish() implements ElementwiseActivation, library.Table {
              @Override public double value(double x) { return x; }
              @Override public double derivative(double x, double y) { return 1; }
            }
            """)
        .offer("Activation", "acme.Swish").build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs library.Table, which isn't visible to it
          --> FOLDER/bad.jar (--plugin)
          help: a plug-in sees the JDK, its own jar and io.ganglion.api: include everything else in the jar
        """, jar);
  }

  @Test
  void reportsAPluginThatReachesIntoTheHost() throws IOException {
    Path jar = new JarBuilder(folder)
        .activation("acme.Swish", "acme.swish", "Api.LEVEL",
            "public Swish { io.ganglion.api.host.PluginKind.ACTIVATION.name(); }")
        .activation("acme.Swosh", "acme.swosh", "Api.LEVEL",
            "public Swosh { new io.ganglion.plugins.PluginLoader(); }")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs io.ganglion.api.host.PluginKind, which isn't visible to it
          --> FOLDER/bad.jar (--plugin)
          help: a plug-in sees the JDK, its own jar and io.ganglion.api: include everything else in the jar
        error: acme.Swosh needs io.ganglion.plugins.PluginLoader, which isn't visible to it
          --> FOLDER/bad.jar (--plugin)
          help: a plug-in sees the JDK, its own jar and io.ganglion.api: include everything else in the jar
        """, jar);
  }

  @Test
  void reportsAnInterfaceOfALaterApiThoughItsLevelCantBeRead() throws IOException {
    Path jar = new JarBuilder(folder)
        .source("io.ganglion.api.SparseActivation", "public interface SparseActivation extends Activation {}")
        .source("acme.Swish", """
            @Plugin(name = "acme.swish", summary = "For a test.", api = Api.LEVEL + 1)
            public record Swish() implements SparseActivation {
              @Override public void forward(double[] x, double[] y, int rows, int width) {}
              @Override public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {}
            }
            """)
        .offer("Activation", "acme.Swish").build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish needs io.ganglion.api.SparseActivation, which this Ganglion (API level %1$d) doesn't have
          --> FOLDER/bad.jar (--plugin)
          help: use a newer Ganglion, or a build of the plug-in for level %1$d
        """.formatted(Api.LEVEL), jar);
  }

  @Test
  void reportsAThrowingStaticInitialiser() throws IOException {
    Path jar = new JarBuilder(folder)
        .activation("acme.Swish", "acme.swish", "Api.LEVEL", "static final int TABLE = Integer.parseInt(\"x\");")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish can't be initialized: java.lang.NumberFormatException: For input string: "x"
          --> FOLDER/bad.jar (--plugin)
          help: correct its static initializers
        """, jar);
  }

  // Services files.

  @Test
  void reportsAServicesFileThatNamesAMissingClassOrNoClassAtAll() throws IOException {
    Path jar = new JarBuilder(folder).offer("Trainer", "# ours").offer("Trainer", "acme.Swish")
        .offer("Trainer", "acme/Swish.class").offer("Trainer", "").build(folder.resolve("bad.jar"));
    assertReport("""
        error: there is no class acme.Swish
          --> FOLDER/bad.jar!/META-INF/services/io.ganglion.api.Trainer:2 (--plugin)
          help: correct the name, or include the class in the jar
        error: 'acme/Swish.class' is not the name of a class
          --> FOLDER/bad.jar!/META-INF/services/io.ganglion.api.Trainer:3 (--plugin)
          help: write one full class name per line; comments start with '#'
        """, jar);
  }

  @Test
  void reportsAServicesFileForWhatIsNoKind() throws IOException {
    Path jar = new JarBuilder(folder).offer("ElementwiseActivation", "acme.Swish").build(folder.resolve("bad.jar"));
    assertReport("""
        error: 'FOLDER/bad.jar' contains no plug-in that this Ganglion knows: it has \
        META-INF/services/io.ganglion.api.ElementwiseActivation
          --> FOLDER/bad.jar (--plugin)
          help: use a newer Ganglion if it names a newer kind, or name its plug-in classes in \
        META-INF/services/io.ganglion.api.Activation, META-INF/services/io.ganglion.api.WeightInitializer, \
        META-INF/services/io.ganglion.api.Layer, META-INF/services/io.ganglion.api.Loss, \
        META-INF/services/io.ganglion.api.Trainer
        """, jar);
  }

  @Test
  void reportsAServicesFileWithNothingIn() throws IOException {
    Path jar = new JarBuilder(folder).offer("Trainer", "# none yet").build(folder.resolve("bad.jar"));
    assertReport("""
        error: 'FOLDER/bad.jar' contains no plug-in
          --> FOLDER/bad.jar (--plugin)
          help: name its plug-in classes in META-INF/services/io.ganglion.api.Activation, \
        META-INF/services/io.ganglion.api.WeightInitializer, META-INF/services/io.ganglion.api.Layer, \
        META-INF/services/io.ganglion.api.Loss, \
        META-INF/services/io.ganglion.api.Trainer
        """, jar);
  }

  @Test
  void reportsAClassThatIsNotWhatItIsOfferedAs() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").offer("Trainer", "acme.Swish")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish is offered as a trainer but doesn't implement io.ganglion.api.Trainer
          --> FOLDER/bad.jar (--plugin)
          help: implement it, or name it in another services file
        """, jar);
  }

  // Names.

  @Test
  void reportsADuplicateNameInOneJar() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.One", "acme.swish").activation("acme.Two", "acme.swish")
        .build(folder.resolve("bad.jar"));
    assertReport("""
        error: activation 'acme.swish' exists twice: acme.One (FOLDER/bad.jar) and \
        acme.Two (FOLDER/bad.jar)
          --> FOLDER/bad.jar (--plugin)
          help: give one of them another name
        """, jar);
  }

  @Test
  void reportsANameWithoutAPrefix() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "swish").build(folder.resolve("bad.jar"));
    assertReport("""
        error: acme.Swish is called 'swish', but names without a dot are reserved for Ganglion's own
          --> FOLDER/bad.jar (--plugin)
          help: add an author's prefix, such as 'acme.swish'
        """, jar);
  }

  @Test
  void reportsOtherPeoplesPluginsOnTheClassPath() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("acme.jar"));
    try (HostWith host = new HostWith(jar)) {
      PluginLoader loader = new PluginLoader(host);
      assertReport("""
          error: activation 'acme.swish' (acme.Swish) is on the application's class path, but isn't Ganglion's own
            --> the application's class path
            help: remove its jar from the class path and load it with --plugin
          """, assertThrows(ProblemException.class, () -> loader.load(List.of())));
    }
  }

  @Test
  void reportsABrokenBuiltInLikeAnyOther() throws IOException {
    Path jar = new JarBuilder(folder).offer("Trainer", "own.Gone").build(folder.resolve("own.jar"));
    try (HostWith host = new HostWith(jar)) {
      PluginLoader loader = new PluginLoader(host);
      assertReport("""
          error: there is no class own.Gone
            --> jar:file:FOLDER/own.jar!/META-INF/services/io.ganglion.api.Trainer:1
            help: correct the name, or include the class in the jar
          """, assertThrows(ProblemException.class, () -> loader.load(List.of())));
    }
  }

  // Paths.

  @Test
  void reportsAFileThatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("bad.jar"), "no jar");
    Path empty = Files.createFile(folder.resolve("empty.jar"));
    assertReport("""
        error: 'FOLDER/bad.jar' is not a jar
          --> FOLDER/bad.jar (--plugin)
          help: give the path of a jar, or of a folder of jars
        error: 'FOLDER/empty.jar' is not a jar
          --> FOLDER/empty.jar (--plugin)
          help: give the path of a jar, or of a folder of jars
        """, text, empty);
  }

  @Test
  void reportsATruncatedJar() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("bad.jar"));
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertReport("""
        error: 'FOLDER/bad.jar' is damaged: zip END header not found
          --> FOLDER/bad.jar (--plugin)
          help: copy or rebuild it
        """, jar);
  }

  @Test
  void reportsAMissingFile() {
    assertReport("""
        error: there is no 'FOLDER/bad.jar'
          --> --plugin
          help: give the path of a jar, or of a folder of jars
        """, folder.resolve("bad.jar"));
  }

  @Test
  void saysWhereARelativePathStarts() {
    assertReport("""
        error: there is no 'no such.jar'
          --> GANGLION_PLUGIN_PATH
          help: give the path of a jar, or of a folder of jars (relative paths start at %s)
        """.formatted(Path.of("").toAbsolutePath()), refused(PluginPath.inEnvironment("no such.jar")));
  }

  @Test
  void showsTheLineOfTheExperimentThatNamesAMissingFile() {
    Place place = Place.inFile("iris.yaml", new Place.Excerpt(3, 17, 9, "plugins: {path: swish.jar}"));
    assertReport("""
        error: there is no 'FOLDER/swish.jar'
          --> iris.yaml:3:17
          |
        3 | plugins: {path: swish.jar}
          |                 ^^^^^^^^^
          help: give the path of a jar, or of a folder of jars
        """, refused(List.of(PluginPath.inExperiment(folder.resolve("iris.yaml"), "swish.jar", place))));
  }

  @Test
  void reportsAFolderWithoutJars() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("plugins"));
    assertReport("""
        error: the folder 'FOLDER/plugins' holds no jar
          --> --plugin
          help: give the path of a jar, or of a folder of jars
        """, empty);
  }

  @Test
  void reportsWhatCanBeNoPath() {
    for (String path : List.of("", "a\0b")) {
      assertReport("""
          error: '%s' can't be a path
            --> --plugin
            help: give the path of a jar, or of a folder of jars
          """.formatted(path.replace('\0', '?')),
          assertThrows(ProblemException.class, () -> PluginPath.inOption(path)));
    }
  }

  @Test
  void reportsEveryProblemOfEveryJarOfAFolder() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.writeString(plugins.resolve("a.jar"), "no jar");
    new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(plugins.resolve("b.jar"));
    new JarBuilder(folder).activation("acme.Swash", "swash").build(plugins.resolve("c.jar"));
    assertReport("""
        error: 'FOLDER/plugins/a.jar' is not a jar
          --> FOLDER/plugins/a.jar (--plugin)
          help: give the path of a jar, or of a folder of jars
        error: acme.Swash is called 'swash', but names without a dot are reserved for Ganglion's own
          --> FOLDER/plugins/c.jar (--plugin)
          help: add an author's prefix, such as 'acme.swash'
        """, plugins);
  }

  private void assertReport(String expected, Path... paths) {
    assertReport(expected, refused(Arrays.stream(paths).map(path -> PluginPath.inOption(path.toString())).toList()));
  }

  private void assertReport(String expected, ProblemException problems) {
    assertEquals(ExitCode.PLUGIN, problems.exitCode());
    assertEquals(expected, problems.problems().stream().map(Problem::render).collect(Collectors.joining())
        .replace(folder.toString(), "FOLDER"));
  }

  private static ProblemException refused(List<PluginPath> paths) {
    try (HostWith host = new HostWith()) {
      PluginLoader loader = new PluginLoader(host);
      return assertThrows(ProblemException.class, () -> loader.load(paths));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
