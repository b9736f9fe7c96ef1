package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.Network;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.experiments.binding.DefaultUse;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.Required;
import java.util.List;

/**
 * The network: {@code network} in the file.
 *
 * <p>Weights start by {@code glorot-uniform} unless the experiment says otherwise: it keeps the variance of activations
 * and gradients equal across layers of any width (Glorot and Bengio 2010, eq. 16), where a fixed range such as [-1, 1]
 * saturates wide layers. Biases start at 0, which is what {@code constant} is by default.
 */
public record NetworkSection(
    @Setting("the initializer of weights") @DefaultUse("glorot-uniform") PluginUse<WeightInitializer> initializer,
    @Setting("the initializer of biases") @DefaultUse("constant") PluginUse<WeightInitializer> biasInitializer,
    @Setting("the layers, from the first hidden layer to the output layer") List<LayerSection> layers,
    @Setting("whether every layer gets the inputs and the outputs of all earlier layers, not only of the one before it")
        boolean shortcuts) {
  public NetworkSection() {
    this(Required.unset(), Required.unset(), Required.unset(), false);
  }

  public NetworkSection {
    if (layers != null) {
      if (layers.isEmpty()) {
        throw new InvalidSettingException("layers", "must hold at least one layer");
      }
      layers = List.copyOf(layers);
      if (layers.get(layers.size() - 1) instanceof PluginLayerSection last) {
        throw new InvalidSettingException("layers", "must end with a dense layer, whose units are those of the target,"
            + " but end with '" + last.kind() + "'");
      }
    }
  }

  /** How the weights of one of the layers start: its own initializer, or else the network's. */
  public PluginUse<WeightInitializer> initializerOf(LayerSection layer) {
    return layer.initializer().orElse(initializer);
  }

  /**
   * The network for examples of such a shape.
   *
   * @param outputs what {@code units: auto} stands for
   * @throws UnsuitableLayerException if a layer can't take what it gets
   * @throws ArithmeticException if it would have more parameters than an array holds
   */
  public Network network(Shape inputs, int outputs) {
    Network.Builder network = Network.withInputs(inputs);
    if (shortcuts) {
      network.shortcuts();
    }
    for (int i = 0; i < layers.size(); i++) {
      String layer = "layer " + (i + 1) + ", '" + layers.get(i).kind() + "', ";
      try {
        add(layers.get(i), outputs, network);
      } catch (UnsuitableShapeException e) {
        throw new UnsuitableLayerException(i, layer + "takes " + e.taken() + ", but gets " + network.shape(), e);
      } catch (InvalidSettingException e) {
        throw new UnsuitableLayerException(i, layer + "can't take " + network.shape() + ": "
            + KebabCase.ofComponent(e.component()) + " " + e.problem(), e);
      }
    }
    return network.build();
  }

  private void add(LayerSection layer, int outputs, Network.Builder network) {
    WeightInitializer weights = initializerOf(layer).instance();
    if (layer instanceof DenseSection dense) {
      int units = dense.units().orElse(outputs);
      Activation activation = dense.activation().instance();
      if (dense.bias()) {
        network.dense(units, activation, weights, biasInitializer.instance());
      } else {
        network.denseWithoutBias(units, activation, weights);
      }
    } else if (layer instanceof PluginLayerSection plugin) {
      network.layer(plugin.use().instance(), new Initializers(weights,
          plugin.recurrentInitializer().instance(), plugin.biasInitializer().orElse(biasInitializer).instance()));
      plugin.activation().ifPresent(activation -> network.activation(activation.instance()));
    }
  }

  /** A layer by its number, from 1, as a network's own description counts them. */
  public LayerSection layer(int number) {
    return layers.get(number - 1);
  }

  /** The last layer, which is always dense. */
  public DenseSection output() {
    return (DenseSection) layers.get(layers.size() - 1);
  }
}
