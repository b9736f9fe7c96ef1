package io.ganglion.plugins;

import io.ganglion.api.host.PluginType;
import java.util.Optional;

/**
 * A plug-in and where it came from.
 *
 * @param type its declaration
 * @param origin {@code built-in}, or the jar's path as the user gave it
 * @param sha256 the SHA-256 of the jar's bytes as lower-case hexadecimal digits; empty for what is built in, which the
 *     version of Ganglion identifies
 */
public record LoadedPlugin<T>(PluginType<T> type, String origin, Optional<String> sha256) {
  public static final String BUILT_IN = "built-in";

  /** A plug-in of Ganglion's own. */
  public static <T> LoadedPlugin<T> builtIn(PluginType<T> type) {
    return new LoadedPlugin<>(type, BUILT_IN, Optional.empty());
  }

  public boolean isBuiltIn() {
    return origin.equals(BUILT_IN);
  }
}
