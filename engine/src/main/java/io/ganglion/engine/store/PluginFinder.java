package io.ganglion.engine.store;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.util.Optional;

/** Finds plug-ins by what a file says of them. */
@FunctionalInterface
public interface PluginFinder {
  /** The plug-in of that kind and name; empty if there is none. */
  <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name);
}
