package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.Layer;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import io.ganglion.experiments.binding.DefaultUse;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;
import java.util.Optional;
import java.util.Set;

/**
 * A layer that is a plug-in: an element of {@code network.layers} in the file. Its settings stand beside these:
 * {@code {use: lstm, units: 64, outputs: last}}. {@link io.ganglion.api.host.PluginKind#LAYER} keeps their keys from
 * plug-ins.
 *
 * <p>Recurrent weights start by {@code orthogonal}, which lets signals go through many steps with their length (Saxe,
 * McClelland and Ganguli 2014).
 */
public record PluginLayerSection(
    @Setting("the kind of layer; its settings are given beside it") PluginUse<Layer> use,
    @Setting("the activation function of the layer's outputs, where it has net inputs, as a convolution does")
        Optional<PluginUse<Activation>> activation,
    @Setting("the initializer of this layer's weights, if not the network's")
        Optional<PluginUse<WeightInitializer>> initializer,
    @Setting("the initializer of its recurrent weights") @DefaultUse("orthogonal")
        PluginUse<WeightInitializer> recurrentInitializer,
    @Setting("the initializer of its biases, if not the network's")
        Optional<PluginUse<WeightInitializer>> biasInitializer) implements LayerSection {
  public PluginLayerSection() {
    this(Required.unset(), Optional.empty(), Optional.empty(), Required.unset(), Optional.empty());
  }

  @Override
  public String kind() {
    return use.name();
  }

  @Override
  public Optional<PluginUse<Activation>> function() {
    return activation;
  }

  @Override
  public Set<String> settings() {
    return use.settings().keySet();
  }
}
