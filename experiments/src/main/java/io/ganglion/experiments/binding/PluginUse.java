package io.ganglion.experiments.binding;

import io.ganglion.api.host.PluginType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plug-in as an experiment uses it: its bare name in the file, or a map of {@code use:} and settings.
 *
 * @param type the plug-in
 * @param settings every setting by key, defaults included, in the order of the plug-in's header
 * @param instance the plug-in with these settings
 */
public record PluginUse<T>(PluginType<T> type, Map<String, Object> settings, T instance) {
  public PluginUse {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The use of a plug-in with the settings that an instance of it has. */
  public static <T> PluginUse<T> of(PluginType<T> type, T instance) {
    return new PluginUse<>(type, type.settingsOf(instance), instance);
  }

  /** The plug-in's name. */
  public String name() {
    return type.name();
  }
}
