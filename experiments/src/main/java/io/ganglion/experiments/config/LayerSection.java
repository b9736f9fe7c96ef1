package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.WeightInitializer;
import io.ganglion.experiments.binding.OrPlugin;
import io.ganglion.experiments.binding.PluginUse;
import java.util.Optional;
import java.util.Set;

/** One layer of the network: an element of {@code network.layers} in the file. */
@OrPlugin("dense")
public sealed interface LayerSection permits DenseSection, PluginLayerSection, ResidualSection {
  /** What {@code use} names it by. */
  String kind();

  /** What becomes of its net inputs; empty if it has none. */
  Optional<PluginUse<Activation>> function();

  /** The keys of the settings of the layer itself, if it is a plug-in. */
  default Set<String> settings() {
    return Set.of();
  }

  /** The initializer of its weights, if not the network's. */
  Optional<PluginUse<WeightInitializer>> initializer();
}
