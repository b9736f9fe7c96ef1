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
import java.util.ArrayList;
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
  private static final String LAYERS = "network.layers";

  public NetworkSection() {
    this(Required.unset(), Required.unset(), Required.unset(), false);
  }

  public NetworkSection {
    if (layers != null) {
      if (layers.isEmpty()) {
        throw new InvalidSettingException("layers", "must hold at least one layer");
      }
      layers = List.copyOf(layers);
      LayerSection last = layers.get(layers.size() - 1);
      if (!(last instanceof DenseSection)) {
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
    add(layers, LAYERS, 1, outputs, network);
    return network.build();
  }

  /** Adds layers, the first of which has a number, and returns that behind the last. */
  private int add(List<LayerSection> sections, String path, int first, int outputs, Network.Builder network) {
    int number = first;
    for (int i = 0; i < sections.size(); i++) {
      String at = path + "." + i;
      if (sections.get(i) instanceof ResidualSection block) {
        number = addBlock(block, at, number, outputs, network);
      } else {
        addLayer(new PlacedLayer(number, at, sections.get(i)), outputs, network);
        number++;
      }
    }
    return number;
  }

  private int addBlock(ResidualSection block, String path, int first, int outputs, Network.Builder network) {
    int[] behind = new int[1];
    try {
      network.residual(inner -> behind[0] = add(block.residual(), path + ".residual", first, outputs, inner));
    } catch (InvalidSettingException e) {
      throw new UnsuitableLayerException(path, "the residual block of "
          + (behind[0] - 1 == first ? "layer " + first : "layers " + first + " to " + (behind[0] - 1)) + " "
          + e.problem(), "let its last layer give what goes into the first, or put a layer before the block that gives"
          + " what comes out of it", e);
    }
    return behind[0];
  }

  private void addLayer(PlacedLayer placed, int outputs, Network.Builder network) {
    try {
      add(placed.layer(), outputs, network);
    } catch (UnsuitableShapeException e) {
      throw new UnsuitableLayerException(placed.path(), placed.name() + ", takes " + e.taken() + ", but gets "
          + network.shape(), "", e);
    } catch (InvalidSettingException e) {
      throw new UnsuitableLayerException(placed.path(), placed.name() + ", can't take " + network.shape() + ": "
          + KebabCase.ofComponent(e.component()) + " " + e.problem(), "", e);
    }
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

  /** All layers that compute, in order: those of residual blocks stand where the blocks do. */
  public List<PlacedLayer> placed() {
    List<PlacedLayer> placed = new ArrayList<>();
    place(layers, LAYERS, placed);
    return placed;
  }

  private static void place(List<LayerSection> sections, String path, List<PlacedLayer> placed) {
    for (int i = 0; i < sections.size(); i++) {
      String at = path + "." + i;
      if (sections.get(i) instanceof ResidualSection block) {
        place(block.residual(), at + ".residual", placed);
      } else {
        placed.add(new PlacedLayer(placed.size() + 1, at, sections.get(i)));
      }
    }
  }

  /** A layer by its number, from 1, as a network's own description counts them. */
  public LayerSection layer(int number) {
    return placed().get(number - 1).layer();
  }

  /** The last layer, which is always dense. */
  public DenseSection output() {
    return (DenseSection) layers.get(layers.size() - 1);
  }
}
