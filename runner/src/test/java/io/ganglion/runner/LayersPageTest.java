package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/layers.md} names every built-in layer, its settings and their defaults. */
class LayersPageTest {
  @Test
  void itsTableIsWhatTheLayersDeclare() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("../docs/layers.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)) + line.substring(line.lastIndexOf('|', line.length() - 2)))
        .toList();
    try (PluginCatalog catalog = PluginCatalog.withJars()) {
      assertEquals(catalog.all().stream().map(LoadedPlugin::type).filter(type -> type.kind() == PluginKind.LAYER)
          .map(LayersPageTest::row).sorted().toList(), rows);
    }
  }

  private static String row(PluginType<?> type) {
    String settings = type.settings().stream().map(LayersPageTest::text).collect(Collectors.joining(", "));
    return "| `" + type.name() + "` | " + (settings.isEmpty() ? "" : settings + " ") + "|";
  }

  private static String text(SettingType setting) {
    Object value = setting.defaultValue();
    return "`" + setting.key() + ": " + (value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : value) + "`";
  }
}
