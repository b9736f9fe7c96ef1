package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  @TempDir
  Path folder;

  @Test
  void loadsAPluginFromItsJar() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      assertEquals(List.of("acme.swish"), catalog.names(PluginKind.ACTIVATION));
      assertEquals(3, elementwise(catalog, "acme.swish").value(3));
      LoadedPlugin<?> plugin = catalog.all().get(0);
      assertEquals(jar.toString(), plugin.origin());
      assertFalse(plugin.isBuiltIn());
    }
  }

  @Test
  void knowsTheHashOfAPluginsJar() throws Exception {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    String sha256 =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      assertEquals(Optional.of(sha256), catalog.all().get(0).sha256());
    }
  }

  @Test
  void findsThePluginThatAnInstanceWasMadeFrom() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").activation("acme.Other", "acme.other")
        .build(folder.resolve("swish.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      Activation made = elementwise(catalog, "acme.swish");
      assertEquals("acme.swish", catalog.of(PluginKind.ACTIVATION, made).orElseThrow().type().name());
      assertTrue(catalog.of(PluginKind.INITIALIZER, (weights, from, to, fan, random) -> {}).isEmpty());
    }
  }

  @Test
  void loadsGanglionsOwnPlugins() {
    PluginCatalog catalog = new PluginLoader().load(List.of());
    assertTrue(catalog.names(PluginKind.ACTIVATION).contains("tanh"), () -> catalog.all().toString());
    assertTrue(catalog.names(PluginKind.INITIALIZER).contains("uniform"), () -> catalog.all().toString());
    assertTrue(catalog.names(PluginKind.TRAINER).contains("rprop"), () -> catalog.all().toString());
    for (LoadedPlugin<?> plugin : catalog.all()) {
      assertTrue(plugin.isBuiltIn(), plugin::toString);
      assertEquals(Optional.empty(), plugin.sha256());
    }
  }

  @Test
  void loadsTheJarsOfAFolderAndNoOtherFileOfIt() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.createDirectories(plugins.resolve("more.jar"));
    Files.writeString(plugins.resolve("README.txt"), "not a jar");
    new JarBuilder(folder).activation("b.B", "b.b").build(plugins.resolve("b.JAR"));
    new JarBuilder(folder).activation("a.A", "a.a").build(plugins.resolve("a.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(plugins.toString()))) {
      assertEquals(List.of(plugins.resolve("a.jar").toString(), plugins.resolve("b.JAR").toString()),
          catalog.all().stream().map(LoadedPlugin::origin).toList());
    }
  }

  @Test
  void loadsAJarOnceHoweverOftenItIsNamed() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()), PluginPath.inOption(folder.toString()),
        PluginPath.inOption(link.toString()))) {
      assertEquals(1, catalog.all().size());
    }
  }

  @Test
  void offersAClassOnceThatIsNamedTwiceInAServicesFile() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .offer("Activation", "acme.Swish # again").build(folder.resolve("swish.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      assertEquals(1, catalog.all().size());
    }
  }

  @Test
  void keepsTheVersionsOfALibraryInTwoJarsApart() throws IOException {
    Path one = withLibrary("one", "version() { return 1; }");
    Path two = withLibrary("two", "version() { return 2; }");
    try (PluginCatalog catalog = load(PluginPath.inOption(one.toString()), PluginPath.inOption(two.toString()))) {
      assertEquals(1, elementwise(catalog, "acme.one").value(0));
      assertEquals(2, elementwise(catalog, "acme.two").value(0));
    }
  }

  private Path withLibrary(String name, String method) throws IOException {
    return new JarBuilder(folder)
        .source("library.Version", "public class Version { public static double " + method + " }")
        .source("acme.Uses", """
            @Plugin(name = "acme.%s", summary = "For a test.", api = Api.LEVEL)
            public record Uses() implements ElementwiseActivation {
              @Override public double value(double x) { return library.Version.version(); }
              @Override public double derivative(double x, double y) { return 0; }
            }
            """.formatted(name))
        .offer("Activation", "acme.Uses").build(folder.resolve(name + ".jar"));
  }

  @Test
  void showsAPluginNothingOfTheHostButItsApi() throws Exception {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      ClassLoader loader = catalog.all().get(0).type().type().getClassLoader();
      for (String hidden : List.of("com.google.gson.Gson", "io.ganglion.plugins.PluginLoader",
          "io.ganglion.api.host.PluginKind", "org.junit.jupiter.api.Test")) {
        assertNotNull(Class.forName(hidden), "the host sees it");
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass(hidden), hidden);
      }
      assertSame(Activation.class, loader.loadClass("io.ganglion.api.Activation"));
      assertNotNull(loader.loadClass("java.sql.Driver"), "a module of the JDK beyond java.base");
    }
  }

  @Test
  void takesTheHostsApiWhenTheJarBringsACopy() throws IOException {
    String activation = "public interface Activation { void ours(); }";
    Path jar = new JarBuilder(folder).source("io.ganglion.api.Activation", activation)
        .source("io.ganglion.api.ElementwiseActivation", """
            public interface ElementwiseActivation extends Activation {
              @Override default void ours() { throw new IllegalStateException("the copy was used"); }
              double value(double x);
              double derivative(double x, double y);
            }
            """)
        .source("io.ganglion.api.Api", "public final class Api { public static final int LEVEL = 1; }")
        .activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      assertEquals(3, elementwise(catalog, "acme.swish").value(3));
    }
  }

  @Test
  void givesAPluginTheResourcesOfItsJar() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .entry("acme/a table.txt", "1 2 3".getBytes(StandardCharsets.UTF_8))
        .build(folder.resolve("swish & 100%.jar"));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      Class<?> type = catalog.all().get(0).type().type();
      try (InputStream in = type.getResourceAsStream("a table.txt")) {
        assertEquals("1 2 3", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      assertEquals(1, type.getClassLoader().resources("acme/a table.txt").count());
      assertNull(type.getResource("absent.txt"));
    }
  }

  @Test
  void ignoresOtherJarsThatTheManifestNames() throws IOException {
    Path library = new JarBuilder(folder).source("library.Version", "public class Version {}")
        .build(folder.resolve("library.jar"));
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .entry("META-INF/MANIFEST.MF",
            "Manifest-Version: 1.0\r\nClass-Path: library.jar\r\n\r\n".getBytes(StandardCharsets.UTF_8))
        .build(folder.resolve("swish.jar"));
    assertTrue(Files.exists(library));
    try (PluginCatalog catalog = load(PluginPath.inOption(jar.toString()))) {
      ClassLoader loader = catalog.all().get(0).type().type().getClassLoader();
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass("library.Version"));
    }
  }

  @Test
  void readsBuiltInsFromTheHostsClassPath() throws IOException {
    Path own = new JarBuilder(folder).activation("own.Cube", "cube").build(folder.resolve("own.jar"));
    try (HostWith host = new HostWith(own)) {
      PluginCatalog catalog = new PluginLoader(host).load(List.of());
      assertEquals(LoadedPlugin.builtIn(catalog.find(PluginKind.ACTIVATION, "cube").orElseThrow()),
          catalog.all().get(0));
    }
  }

  @Test
  void loadsNothingFromTheWorkingDirectoryUnasked() throws IOException {
    assertEquals(List.of(), PluginPath.inEnvironment(null));
    assertEquals(List.of(), PluginPath.inEnvironment(""));
    assertEquals(List.of(Path.of("a"), Path.of("b")), PluginPath.inEnvironment(
        File.pathSeparator + "a" + File.pathSeparator + File.pathSeparator + "b" + File.pathSeparator)
        .stream().map(PluginPath::path).toList());
    assertEquals(List.of(), load().all());
  }

  @Test
  void closesTheJarsWithTheCatalog() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").activation("acme.Late", "acme.late")
        .source("acme.Later", "public class Later {}").build(folder.resolve("swish.jar"));
    PluginCatalog catalog = load(PluginPath.inOption(jar.toString()));
    ClassLoader loader = catalog.all().get(0).type().type().getClassLoader();
    catalog.close();
    assertThrows(IllegalStateException.class, () -> loader.loadClass("acme.Later"));
    assertEquals(2, elementwise(catalog, "acme.swish").value(2));
  }

  @Test
  void loadsAJarAnewForEveryCatalog() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    try (PluginCatalog one = load(PluginPath.inOption(jar.toString()));
        PluginCatalog two = load(PluginPath.inOption(jar.toString()))) {
      assertNotSame(one.all().get(0).type().type(), two.all().get(0).type().type());
      Activation made = elementwise(one, "acme.swish");
      assertTrue(two.of(PluginKind.ACTIVATION, made).isEmpty());
    }
  }

  private PluginCatalog load(PluginPath... paths) throws ProblemException, IOException {
    try (HostWith host = new HostWith()) {
      return new PluginLoader(host).load(List.of(paths));
    }
  }

  private static ElementwiseActivation elementwise(PluginCatalog catalog, String name) {
    PluginType<Activation> type = catalog.find(PluginKind.ACTIVATION, name).orElseThrow();
    return (ElementwiseActivation) type.create(Map.of());
  }
}
