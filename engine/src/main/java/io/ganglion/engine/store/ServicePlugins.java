package io.ganglion.engine.store;

import io.ganglion.api.Plugin;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Plug-ins that services files name, looked up by {@link ServiceLoader}; none is made before it is needed. */
record ServicePlugins(ClassLoader classes) implements PluginFinder {
  /**
   * {@inheritDoc}
   *
   * @throws ServiceConfigurationError if a services file names what isn't there or breaks a plug-in's contract
   */
  @Override
  public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return ServiceLoader.load(kind.type(), classes).stream().map(ServiceLoader.Provider::type)
        .filter(type -> type.isAnnotationPresent(Plugin.class) && type.getAnnotation(Plugin.class).name().equals(name))
        .findFirst().map(type -> declaration(kind, type));
  }

  private static <T> PluginType<T> declaration(PluginKind<T> kind, Class<? extends T> type) {
    try {
      return PluginType.of(kind, type);
    } catch (PluginDeclarationException e) {
      throw new ServiceConfigurationError(e.getMessage() + "; " + e.help(), e);
    }
  }

  @Override
  public String cure() {
    return "put its jar on the class path, or load the model with a PluginFinder that knows it";
  }
}
