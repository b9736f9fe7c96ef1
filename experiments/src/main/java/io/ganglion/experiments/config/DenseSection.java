package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import io.ganglion.experiments.binding.OrWord;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fully connected layer: an element of {@code network.layers} in the file. {@code units} is empty for {@code auto},
 * which only the last layer can have.
 */
public record DenseSection(
    @Setting("the number of units, ≥ 1; auto, in the last layer: as many as the target needs") @OrWord("auto")
        OptionalInt units,
    @Setting("the activation function of the units") PluginUse<Activation> activation,
    @Setting("whether the units have biases") boolean bias,
    @Setting("the initializer of this layer's weights, if not the network's")
        Optional<PluginUse<WeightInitializer>> initializer) implements LayerSection {
  public DenseSection() {
    this(Required.unset(), Required.unset(), true, Optional.empty());
  }

  public DenseSection {
    if (units != null && units.isPresent()) {
      Require.atLeast("units", units.getAsInt(), 1);
    }
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public Optional<PluginUse<Activation>> function() {
    return Optional.of(activation);
  }
}
