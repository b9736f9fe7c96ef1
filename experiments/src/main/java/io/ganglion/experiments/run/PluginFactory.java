package io.ganglion.experiments.run;

import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.plugins.PluginCatalog;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what an experiment names from the plug-ins that are bound. */
public final class PluginFactory {
  private final Map<String, PluginType<Loss>> losses;
  private final Map<String, PluginType<Trainer<?>>> trainers;

  public PluginFactory(Map<String, PluginType<Loss>> losses, Map<String, PluginType<Trainer<?>>> trainers) {
    this.losses = losses;
    this.trainers = trainers;
  }

  /** A factory of what is in a catalog. */
  public static PluginFactory of(PluginCatalog plugins) {
    return new PluginFactory(byName(plugins, PluginKind.LOSS), byName(plugins, PluginKind.TRAINER));
  }

  private static <T> Map<String, PluginType<T>> byName(PluginCatalog plugins, PluginKind<T> kind) {
    return plugins.names(kind).stream()
        .collect(Collectors.toMap(Function.identity(), name -> plugins.find(kind, name).orElseThrow()));
  }

  /** The loss that the experiment names. */
  Loss loss(PluginUse<Loss> use) {
    return create(losses, use);
  }

  /** The trainer that the experiment names. */
  Trainer<?> trainer(PluginUse<Trainer<?>> use) {
    return create(trainers, use);
  }

  private static <T> T create(Map<String, PluginType<T>> types, PluginUse<T> use) {
    return Objects.requireNonNull(types.get(use.name())).create(use.settings());
  }
}
