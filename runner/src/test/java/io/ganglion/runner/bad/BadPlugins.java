package io.ganglion.runner.bad;

import io.ganglion.plugins.JarBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All bad plug-ins. */
public final class BadPlugins {
  private BadPlugins() {}

  /** Activations, trainers, losses, initializers and layers. */
  public static List<BadPlugin> all() {
    return Stream.of(BadActivations.all(), BadTrainers.all(), BadLossesAndInitializers.all(), BadLayers.all())
        .flatMap(List::stream).toList();
  }

  /** Writes the jar of each, {@code KEY.jar}; compiled at once, which takes seconds instead of minutes. */
  public static void build(List<BadPlugin> plugins, Path folder) throws IOException {
    JarBuilder all = new JarBuilder(folder);
    plugins.forEach(plugin -> plugin.compileInto(all));
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (JarFile jar = new JarFile(all.build(folder.resolve("all-classes")).toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        try (InputStream in = jar.getInputStream(entry)) {
          classes.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    for (BadPlugin plugin : plugins) {
      plugin.write(folder, classes);
    }
  }
}
