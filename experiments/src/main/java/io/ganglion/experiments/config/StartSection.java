package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.Required;
import java.nio.file.Path;
import java.util.List;

/** The finished model that training goes on from: {@code start} in the file. */
public record StartSection(
    @Setting("a run directory, or a model file") Path model,
    @Setting("the numbers of the layers, from 1, that start with the model's parameters; all whose parameters have the"
        + " same shapes unless given") List<Integer> layers,
    @Setting("the numbers of those of them that stay as they are") List<Integer> freeze,
    @Setting("the SHA-256 of the model, another than which is an error; resolved.yaml has it") String sha256) {
  public StartSection() {
    this(Required.unset(), List.of(), List.of(), "");
  }

  public StartSection {
    requireLayers("layers", layers);
    requireLayers("freeze", freeze);
    layers = List.copyOf(layers);
    freeze = List.copyOf(freeze);
    for (int layer : freeze) {
      if (!layers.isEmpty() && !layers.contains(layer)) {
        throw new InvalidSettingException("freeze", "must name layers that are taken over, but " + layer
            + " isn't among " + layers, List.of("layers"));
      }
    }
  }

  private static void requireLayers(String name, List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      Require.atLeast(name, numbers.get(i), 1);
      if (numbers.indexOf(numbers.get(i)) < i) {
        throw new InvalidSettingException(name, "must not name " + numbers.get(i) + " twice");
      }
    }
  }
}
