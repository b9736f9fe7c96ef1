package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.host.PluginKind;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins on the class path of a program that uses Ganglion as a library. */
class ProgramPluginsTest {
  @TempDir
  Path folder;

  private Path jar() throws IOException {
    return new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
  }

  /** The plug-in of the only jar or folder on a program's class path beside Ganglion. */
  private static LoadedPlugin<?> swish(Path classPath) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader program = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before)) {
      thread.setContextClassLoader(program);
      PluginCatalog catalog = PluginLoader.ofProgram().load(List.of());
      assertTrue(catalog.names(PluginKind.ACTIVATION).contains("tanh"));
      return catalog.all().stream().filter(plugin -> plugin.type().name().equals("acme.swish")).findFirst()
          .orElseThrow();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void areIdentifiedByTheirJar() throws IOException {
    Path jar = jar();
    LoadedPlugin<?> swish = swish(jar);
    assertEquals(jar.toString(), swish.origin());
    assertEquals(Optional.of(Sha256.of(jar)), swish.sha256());
  }

  @Test
  void areIdentifiedByTheirClassOutsideOfJars() throws IOException {
    Path classes = folder.resolve("classes");
    try (ZipFile jar = new ZipFile(jar().toFile())) {
      for (ZipEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
        Path file = classes.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.write(file, in.readAllBytes());
        }
      }
    }
    LoadedPlugin<?> swish = swish(classes);
    assertEquals("the class acme.Swish", swish.origin());
    assertEquals(Optional.of(Sha256.of(classes.resolve("acme/Swish.class"))), swish.sha256());
  }

  @Test
  void comeFromJarsTooThatTheProgramNames() throws IOException {
    Path jar = jar();
    try (PluginCatalog catalog = PluginCatalog.withJars(jar)) {
      assertTrue(catalog.find(PluginKind.ACTIVATION, "acme.swish").isPresent());
      assertTrue(catalog.find(PluginKind.LOSS, "cross-entropy").isPresent());
    }
    Path no = folder.resolve("no.jar");
    assertEquals("error: there is no '" + no + "'\n  --> the program\n"
        + "  help: give the path of a jar, or of a folder of jars",
        assertThrows(ProblemException.class, () -> PluginCatalog.withJars(no)).getMessage());
  }
}
