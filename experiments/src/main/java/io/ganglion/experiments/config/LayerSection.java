package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.WeightInitializer;
import io.ganglion.experiments.binding.OrPlugin;
import io.ganglion.experiments.binding.PluginUse;
import java.util.Optional;

/** One layer of the network: an element of {@code network.layers} in the file. */
@OrPlugin("dense")
public sealed interface LayerSection permits DenseSection, PluginLayerSection, ResidualSection {
  /** What {@code use} names it by. */
  String kind();

  /** What becomes of its net inputs; empty if it has none. */
  Optional<PluginUse<Activation>> function();

  /** The initializer of its weights, if not the network's. */
  Optional<PluginUse<WeightInitializer>> initializer();
}
