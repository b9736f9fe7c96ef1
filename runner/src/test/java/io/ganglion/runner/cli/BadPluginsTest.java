package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.runner.bad.BadPlugin;
import io.ganglion.runner.bad.BadPlugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad plug-ins that leave the JVM of a test alone, in it. {@code BadPluginsIT} has all, in JVMs of their own. */
class BadPluginsTest {
  @TempDir
  static Path folder;

  private Bench bench;

  @BeforeAll
  static void buildJars() throws IOException {
    BadPlugins.build(BadPlugins.all().stream().filter(BadPlugin::isTame).toList(), folder);
  }

  @BeforeEach
  void withASoundExperiment() {
    bench = new Bench(folder);
    bench.example("xor");
  }

  static Stream<String> tame() {
    return BadPlugins.all().stream().filter(BadPlugin::isTame).map(BadPlugin::key);
  }

  @ParameterizedTest
  @MethodSource("tame")
  void isNamedInARun(String key) {
    BadPlugin bad = BadPlugins.all().stream().filter(plugin -> plugin.key().equals(key)).findFirst().orElseThrow();
    Path jar = folder.resolve(key + ".jar");
    List<String> more = new ArrayList<>(List.of("--set", "training={epochs: 12, checkpoint: {epochs: 5}}",
        "--plugin", jar.toString()));
    more.addAll(bad.settings());
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs-" + key, more.toArray(String[]::new));
    assertTrue(bad.codes().contains(ran.code()), () -> ran.code() + "\n" + ran.err());
    assertFalse(ran.err().contains("bug in Ganglion"), ran.err());
    if (bad.end() != BadPlugin.End.SOUND && bad.end() != BadPlugin.End.UNSEEN) {
      assertTrue(ran.err().contains(bad.said()), ran.err());
      assertTrue(ran.err().contains(bad.name()) || ran.err().contains(bad.className()), ran.err());
      assertTrue(ran.err().contains("FOLDER/" + key + ".jar"), ran.err());
    }
  }
}
