package io.ganglion.experiments.run;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.Network;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.plugins.PluginCatalog;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what an experiment names from the plug-ins that are bound. */
public final class PluginFactory {
  private final Map<String, PluginType<Activation>> activations;
  private final Map<String, PluginType<WeightInitializer>> initializers;
  private final Map<String, PluginType<Loss>> losses;
  private final Map<String, PluginType<Trainer<?>>> trainers;

  public PluginFactory(Map<String, PluginType<Activation>> activations,
      Map<String, PluginType<WeightInitializer>> initializers, Map<String, PluginType<Loss>> losses,
      Map<String, PluginType<Trainer<?>>> trainers) {
    this.activations = activations;
    this.initializers = initializers;
    this.losses = losses;
    this.trainers = trainers;
  }

  /** A factory of what is in a catalog. */
  public static PluginFactory of(PluginCatalog plugins) {
    return new PluginFactory(byName(plugins, PluginKind.ACTIVATION), byName(plugins, PluginKind.INITIALIZER),
        byName(plugins, PluginKind.LOSS), byName(plugins, PluginKind.TRAINER));
  }

  private static <T> Map<String, PluginType<T>> byName(PluginCatalog plugins, PluginKind<T> kind) {
    return plugins.names(kind).stream()
        .collect(Collectors.toMap(Function.identity(), name -> plugins.find(kind, name).orElseThrow()));
  }

  /** The network for examples of these widths; {@code outputs} is what {@code units: auto} stands for. */
  Network network(NetworkSection section, int inputs, int outputs) {
    Network.Builder network = Network.withInputs(inputs);
    if (section.shortcuts()) {
      network.shortcuts();
    }
    WeightInitializer biases = create(initializers, section.biasInitializer());
    for (LayerSection layer : section.layers()) {
      int units = layer.units().orElse(outputs);
      Activation activation = create(activations, layer.activation());
      WeightInitializer weights = create(initializers, section.initializerOf(layer));
      if (layer.bias()) {
        network.dense(units, activation, weights, biases);
      } else {
        network.denseWithoutBias(units, activation, weights);
      }
    }
    return network.build();
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
