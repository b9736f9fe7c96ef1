package io.ganglion.experiments.bench;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.plugins.PluginCatalog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plug-in and its settings in one line, as the bench's own tables have them: {@code rprop variant=rprop-plus
 * initial-step=0.1}.
 */
public record PluginSpec(String name, Map<String, String> settings) {
  static PluginSpec parse(String text) {
    String[] words = text.strip().split(" +");
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    return new PluginSpec(words[0], settings);
  }

  /** The same with another setting, which takes the place of one of that key. */
  PluginSpec with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new PluginSpec(name, more);
  }

  <T> T create(PluginKind<T> kind, PluginCatalog catalog) {
    PluginType<T> type = catalog.find(kind, name)
        .orElseThrow(() -> new IllegalStateException("Ganglion comes without the " + kind + " '" + name + "'"));
    Map<String, Object> values = new LinkedHashMap<>();
    settings.forEach((key, text) -> values.put(key, value(type.setting(key).orElseThrow(), text)));
    return type.create(values);
  }

  private static Object value(SettingType setting, String text) {
    if (setting.type() == double.class) {
      return Double.valueOf(text);
    }
    if (setting.type() == int.class) {
      return Integer.valueOf(text);
    }
    if (setting.type() == long.class) {
      return Long.valueOf(text);
    }
    if (setting.type() == boolean.class) {
      return Boolean.valueOf(text);
    }
    return Arrays.stream(((Class<?>) setting.type()).getEnumConstants())
        .filter(constant -> KebabCase.ofConstant((Enum<?>) constant).equals(text)).findFirst().orElseThrow();
  }

  /** The settings as people read them: {@code initial-step 0.1}; empty if all are defaults. */
  String settingsText() {
    return String.join(", ", settings.entrySet().stream().map(s -> s.getKey() + " " + s.getValue()).toList());
  }
}
