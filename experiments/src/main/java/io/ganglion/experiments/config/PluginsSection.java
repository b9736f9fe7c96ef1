package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import java.nio.file.Path;
import java.util.List;

/** Where plug-in jars are: {@code plugins} in the file. */
public record PluginsSection(@Setting("jars, or folders of jars") List<Path> path) {
  public PluginsSection() {
    this(List.of());
  }

  public PluginsSection {
    path = List.copyOf(path);
  }
}
