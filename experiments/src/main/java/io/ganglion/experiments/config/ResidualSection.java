package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;
import java.util.List;
import java.util.Optional;

/**
 * A residual block (He, Zhang, Ren and Sun 2016), an element of {@code network.layers} in the file: what comes out of
 * its layers is added to what goes in.
 */
public record ResidualSection(
    @Setting("layers one after another, to whose outputs the inputs of the first are added: they keep the shape")
        List<LayerSection> residual) implements LayerSection {
  public ResidualSection() {
    this(Required.unset());
  }

  public ResidualSection {
    if (residual != null) {
      if (residual.isEmpty()) {
        throw new InvalidSettingException("residual", "must hold at least one layer");
      }
      residual = List.copyOf(residual);
    }
  }

  @Override
  public String kind() {
    return "residual";
  }

  @Override
  public Optional<PluginUse<Activation>> function() {
    return Optional.empty();
  }

  @Override
  public Optional<PluginUse<WeightInitializer>> initializer() {
    return Optional.empty();
  }
}
