package io.ganglion.runner.plugins;

import io.ganglion.api.host.PluginType;

/**
 * A plug-in and where it came from.
 *
 * @param type its declaration
 * @param origin {@code built-in}, or the jar's path as the user gave it
 */
public record LoadedPlugin<T>(PluginType<T> type, String origin) {
  public static final String BUILT_IN = "built-in";
}
