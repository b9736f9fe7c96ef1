package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLockTest {
  @TempDir
  Path folder;

  private Path jar(String name) throws IOException {
    return new JarBuilder(folder).activation("acme.Swish", "acme." + name).build(folder.resolve(name + ".jar"));
  }

  private PluginCatalog load(Path jar, Optional<PluginLock> lock) {
    return new PluginLoader().load(List.of(PluginPath.inOption(jar.toString())), lock);
  }

  private PluginLock lock(String text) throws IOException {
    return PluginLock.read(Files.writeString(folder.resolve("plugins.lock"), text));
  }

  @Test
  void onlyListedJarsAreLoaded() throws IOException {
    Path one = jar("one");
    Path other = jar("other");
    String text;
    try (PluginCatalog all = load(one, Optional.empty())) {
      text = PluginLock.text(all);
    }
    assertEquals(Sha256.of(one) + "  " + one + "\n", text);
    try (PluginCatalog listed = load(one, Optional.of(lock("# jars\n\n" + text)))) {
      assertEquals(1, listed.all().stream().filter(plugin -> !plugin.isBuiltIn()).count());
    }
    // Whatever it is called.
    try (PluginCatalog copied = load(Files.copy(one, folder.resolve("copy.jar")), Optional.of(lock(text)))) {
      assertEquals(1, copied.all().stream().filter(plugin -> !plugin.isBuiltIn()).count());
    }
    assertEquals("'" + other + "' isn't among the plug-ins of '" + folder.resolve("plugins.lock")
        + "': its SHA-256 is " + Sha256.of(other) + "; find out where it is from; if it may be used, list it with"
        + " 'ganglion plugins lock'", refusal(() -> load(other, Optional.of(lock(text)))));
  }

  @Test
  void otherJarsHaveToBeListedToo() throws IOException {
    PluginLock lock = lock("0".repeat(64) + "  driver.jar\n");
    lock.require(Map.of());
    lock.require(Map.of("elsewhere/driver.jar", "0".repeat(64)));
    assertEquals("the jar isn't listed in '" + folder.resolve("plugins.lock") + "': its SHA-256 is " + "1".repeat(64)
        + "; find out where it is from; if it may be used, add the line that sha256sum prints of it",
        refusal(() -> {
          lock.require(Map.of("driver.jar", "1".repeat(64)));
          return lock;
        }));
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    assertEquals("there is no 'nowhere.lock', which says which plug-ins may be used; write it with 'ganglion plugins"
        + " lock --plugin JAR'", refusal(() -> PluginLock.read(Path.of("nowhere.lock"))));
    for (String text : List.of("swish.jar\n", "0123  swish.jar\n", "g".repeat(64) + "  swish.jar\n")) {
      assertEquals("this line isn't a SHA-256 and the path of a jar; write the file with 'ganglion plugins lock"
          + " --plugin JAR'", refusal(() -> lock("# jars\n" + text)), text);
    }
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals("this is no list of plug-ins: it isn't text; write it with 'ganglion plugins lock --plugin JAR'",
        refusal(() -> PluginLock.read(binary)));
    assertEquals(64, Sha256.of("".getBytes(StandardCharsets.UTF_8)).length());
  }

  private interface Reading {
    Object run() throws IOException;
  }

  private static String refusal(Reading reading) {
    ProblemException refused = assertThrows(ProblemException.class, reading::run);
    assertEquals(1, refused.problems().size());
    return refused.problems().get(0).message() + "; " + refused.problems().get(0).help();
  }
}
