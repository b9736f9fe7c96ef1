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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    @Setting("for inputs that go through layers of their own: which columns, and what layers; the rows that branches"
        + " give are put side by side") List<BranchSection> branches,
    @Setting("the layers, from the first hidden layer to the output layer") List<LayerSection> layers,
    @Setting("whether every layer gets the inputs and the outputs of all earlier layers, not only of the one before it")
        boolean shortcuts) {
  private static final String LAYERS = "network.layers";

  public NetworkSection() {
    this(Required.unset(), Required.unset(), List.of(), Required.unset(), false);
  }

  public NetworkSection {
    branches = List.copyOf(branches);
    requireBranches(branches, shortcuts);
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

  private static void requireBranches(List<BranchSection> branches, boolean shortcuts) {
    if (branches.size() == 1) {
      throw new InvalidSettingException("branches", "must hold at least two branches: a single one is the network"
          + " itself, whose layers stand in 'layers'");
    }
    if (!branches.isEmpty() && shortcuts) {
      throw new InvalidSettingException("shortcuts", "can't be true with branches: shortcuts join the rows of dense"
          + " layers", List.of("branches"));
    }
    Set<String> named = new HashSet<>();
    boolean rest = false;
    for (BranchSection branch : branches) {
      if (branch.inputs() == null) {
        continue; // reported elsewhere
      }
      if (branch.takesRest() && rest) {
        throw new InvalidSettingException("branches", "must not hold 'inputs: rest' twice");
      }
      rest |= branch.takesRest();
      for (String column : branch.inputs()) {
        if (!named.add(column)) {
          throw new InvalidSettingException("branches", "must not name '" + column + "' in two branches");
        }
      }
    }
  }

  /** The layers and blocks as they are written, those of the branches first. */
  public List<LayerSection> written() {
    return Stream.concat(branches.stream().flatMap(branch -> branch.layers().stream()), layers.stream()).toList();
  }

  /** The layers that see inputs themselves: the first of each branch, or of those behind branches without any. */
  public List<LayerSection> firstLayers() {
    if (branches.isEmpty()) {
      return List.of(placed().get(0).layer());
    }
    List<LayerSection> first = new ArrayList<>();
    for (BranchSection branch : branches) {
      List<PlacedLayer> placed = new ArrayList<>();
      place(branch.layers(), "", placed);
      place(layers, "", placed);
      first.add(placed.get(0).layer());
    }
    return first;
  }

  /** How the weights of one of the layers start: its own initializer, or else the network's. */
  public PluginUse<WeightInitializer> initializerOf(LayerSection layer) {
    return layer.initializer().orElse(initializer);
  }

  /**
   * The network for such examples.
   *
   * @param inputs the shape of one example, for each branch, or a single one without branches
   * @param outputs what {@code units: auto} stands for
   * @throws UnsuitableLayerException if a layer can't take what it gets
   * @throws ArithmeticException if it would have more parameters than an array holds
   */
  public Network network(List<Shape> inputs, int outputs) {
    Network.Builder network = Network.withInputs(inputs.toArray(Shape[]::new));
    if (shortcuts) {
      network.shortcuts();
    }
    int number = 1;
    if (!branches.isEmpty()) {
      int[] ends = new int[branches.size()];
      for (int branch = 0; branch < ends.length; branch++) {
        network.from(branch);
        number = add(branches.get(branch).layers(), path(branch) + ".layers", number, outputs, network);
        requireRow(branch, network);
        ends[branch] = network.at();
      }
      network.concat(ends);
    }
    add(layers, LAYERS, number, outputs, network);
    return network.build();
  }

  private static String path(int branch) {
    return "network.branches." + branch;
  }

  private static void requireRow(int branch, Network.Builder network) {
    if (!(network.shape() instanceof Shape.Row)) {
      throw new UnsuitableLayerException(path(branch), "branch " + (branch + 1) + " gives " + network.shape()
          + ", but what branches give is put side by side, one row for each example",
          (network.shape() instanceof Shape.Tokens ? "begin it with an embedding, which makes steps of a text's"
              + " tokens, and end" : "end") + " it with a layer that makes one row of all, such as"
              + " global-average-pool, or a recurrent layer with outputs: last", null);
    }
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

  /**
   * All layers that compute, in the order in which a network numbers them: those of the branches first; those of
   * residual blocks stand where the blocks do.
   */
  public List<PlacedLayer> placed() {
    List<PlacedLayer> placed = new ArrayList<>();
    for (int branch = 0; branch < branches.size(); branch++) {
      place(branches.get(branch).layers(), path(branch) + ".layers", placed);
    }
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
