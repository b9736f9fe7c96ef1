package io.ganglion.runner.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All plug-ins that a run can use, ours and others'. */
public final class PluginCatalog {
  private final List<LoadedPlugin<?>> plugins;

  PluginCatalog(List<LoadedPlugin<?>> plugins) {
    List<LoadedPlugin<?>> sorted = new ArrayList<>(plugins);
    sorted.sort(Comparator.comparing((LoadedPlugin<?> p) -> PluginKind.ALL.indexOf(p.type().kind()))
        .thenComparing(p -> p.type().name()));
    this.plugins = List.copyOf(sorted);
  }

  /** Every plug-in, kind by kind and in each by name. */
  public List<LoadedPlugin<?>> all() {
    return plugins;
  }

  /** The names of a kind's plug-ins, in order. */
  public List<String> names(PluginKind<?> kind) {
    return plugins.stream().filter(p -> p.type().kind() == kind).map(p -> p.type().name()).toList();
  }

  @SuppressWarnings("unchecked") // a type of kind K is a PluginType<K>
  public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return plugins.stream()
        .filter(p -> p.type().kind() == kind && p.type().name().equals(name))
        .map(p -> (PluginType<T>) p.type())
        .findFirst();
  }
}
