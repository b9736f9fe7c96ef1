package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All plug-ins that a run can use, built-in or from jars.
 *
 * <p>Keeps the jars of plug-ins open, because the JVM loads a class when it is first needed and a trainer may need one
 * in its hundredth epoch. Close the catalog when nothing made from its plug-ins is used any more; a command that ends
 * with its JVM need not.
 */
public final class PluginCatalog implements AutoCloseable {
  private final List<LoadedPlugin<?>> plugins;

  /** A catalog of {@code plugins}, no two of one kind with the same name. */
  public PluginCatalog(List<LoadedPlugin<?>> plugins) {
    List<LoadedPlugin<?>> sorted = new ArrayList<>(plugins);
    sorted.sort(Comparator.comparing((LoadedPlugin<?> p) -> PluginKind.ALL.indexOf(p.type().kind()))
        .thenComparing(p -> p.type().name()));
    this.plugins = List.copyOf(sorted);
  }

  /**
   * The plug-ins of a program's class path and of jars, for {@code Model.load(file, catalog::find)}.
   *
   * @param jars jars, or folders of jars
   * @throws io.ganglion.problem.ProblemException with every problem of every jar
   */
  public static PluginCatalog withJars(Path... jars) {
    return PluginLoader.ofProgram().load(Stream.of(jars).map(PluginPath::inProgram).toList());
  }

  /** Every plug-in, kind by kind and in each by name. */
  public List<LoadedPlugin<?>> all() {
    return plugins;
  }

  /** The names of a kind's plug-ins, in order. */
  public List<String> names(PluginKind<?> kind) {
    return plugins.stream().filter(p -> p.type().kind().equals(kind)).map(p -> p.type().name()).toList();
  }

  public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return ofKind(kind).stream().map(LoadedPlugin::type).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The plug-in that {@code instance} was made from; empty if its class isn't a plug-in of that kind. */
  public <T> Optional<LoadedPlugin<T>> of(PluginKind<T> kind, T instance) {
    return ofKind(kind).stream().filter(p -> p.type().type() == instance.getClass()).findFirst();
  }

  @SuppressWarnings("unchecked") // a type of kind K is a PluginType<K>
  private <T> List<LoadedPlugin<T>> ofKind(PluginKind<T> kind) {
    return plugins.stream().filter(p -> p.type().kind().equals(kind)).map(p -> (LoadedPlugin<T>) p).toList();
  }

  /** Closes the plug-ins' jars: classes that were not needed until now can't be loaded any more. */
  @Override
  public void close() {
    for (LoadedPlugin<?> plugin : plugins) {
      if (plugin.type().type().getClassLoader() instanceof JarClassLoader jar) {
        try {
          jar.close();
        } catch (IOException e) {
          throw new UncheckedIOException("can't close " + plugin.origin(), e);
        }
      }
    }
  }
}
