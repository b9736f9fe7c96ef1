package io.ganglion.engine.store;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.util.Optional;

/** Finds plug-ins by what a file says of them. */
@FunctionalInterface
public interface PluginFinder {
  /** The plug-in of that kind and name; empty if there is none. */
  <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name);

  /** What to do where a plug-in isn't there, without a full stop. */
  default String cure() {
    return "load the model with a PluginFinder that knows it";
  }

  /** The plug-ins of the class path, as the class loader of the current thread sees it. */
  static PluginFinder ofClassPath() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return in(ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread);
  }

  /** The plug-ins that services files in {@code classes} name. */
  static PluginFinder in(ClassLoader classes) {
    return new ServicePlugins(classes);
  }
}
