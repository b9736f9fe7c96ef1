package io.ganglion.runner.plugins;

import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.util.ArrayList;
import java.util.List;

/** Catalogs of plug-ins that tests declare themselves. */
public final class TestCatalogs {
  private TestCatalogs() {}

  /** A catalog of the given plug-in records, each as the kind that it implements. */
  public static PluginCatalog of(Class<?>... plugins) {
    List<LoadedPlugin<?>> loaded = new ArrayList<>();
    for (Class<?> plugin : plugins) {
      PluginKind<?> kind =
          PluginKind.ALL.stream().filter(k -> k.type().isAssignableFrom(plugin)).findFirst().orElseThrow();
      try {
        loaded.add(LoadedPlugin.builtIn(PluginType.of(kind, plugin)));
      } catch (PluginDeclarationException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return new PluginCatalog(loaded);
  }
}
