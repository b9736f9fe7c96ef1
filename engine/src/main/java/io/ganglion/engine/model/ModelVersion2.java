package io.ganglion.engine.model;

import io.ganglion.api.Loss;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.BoundLayer;
import io.ganglion.engine.network.ConcatLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.InputLayer;
import io.ganglion.engine.network.LayerKinds;
import io.ganglion.engine.network.Node;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredPlugin;
import io.ganglion.engine.store.StoredText;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads models of version 2, whose bodies were: name; loss; reduction by name; source; layers (count, then kind and
 * what it needs each); parameters; preprocessing. Layers were a chain, and a shortcut behind a dense layer and its
 * activation put what went into that layer before what came out: here, it becomes a concat of the two.
 */
final class ModelVersion2 {
  static final int VERSION = 2;

  private static final int NONE = -1;

  private final List<Node> nodes = new ArrayList<>();
  /** The node that went into the last dense layer. */
  private int before = NONE;
  /** How many dense layers there were, the one that a shortcut leads to included. */
  private int number;

  private ModelVersion2() {}

  /** @throws IllegalArgumentException if it makes no sense */
  static Model read(DataInputStream in, PluginFinder plugins) throws IOException {
    String name = StoredText.read(in);
    Loss loss = StoredPlugin.read(PluginKind.LOSS, plugins, in);
    Reduction reduction = Reduction.valueOf(StoredText.read(in));
    Map<String, String> source = StoredText.readAll(in);
    Graph graph = new ModelVersion2().readGraph(in, plugins);
    double[] parameters = StoredFile.readDoubles(in);
    return new Model(name, new Network(graph), parameters, Preprocessing.read(in), loss, reduction, source);
  }

  private Graph readGraph(DataInputStream in, PluginFinder plugins) throws IOException {
    for (int left = StoredFile.readCount(in, 1); left > 0; left--) {
      readLayer(in, plugins);
    }
    return new Graph(nodes);
  }

  private void readLayer(DataInputStream in, PluginFinder plugins) throws IOException {
    String kind = StoredText.read(in);
    switch (kind) {
      case "dense" -> {
        int inputs = in.readInt();
        if (nodes.isEmpty()) {
          nodes.add(new Node(new InputLayer(inputs), 0, List.of()));
        }
        boolean behindAShortcut = nodes.get(last()).inputs().size() > 1;
        number += behindAShortcut ? 0 : 1;
        before = last();
        add(new DenseLayer(inputs, in.readInt(), in.readBoolean(), LayerKinds.NO_INITIALIZER,
            LayerKinds.NO_INITIALIZER), List.of(last()));
      }
      case "activation" ->
          add(new ActivationLayer(in.readInt(), StoredPlugin.read(PluginKind.ACTIVATION, plugins, in)),
              List.of(last()));
      case "shortcut" -> {
        number++;
        add(new ConcatLayer(List.of(in.readInt(), in.readInt())), List.of(before, last()));
      }
      default -> throw new IllegalArgumentException("there was no kind of layer '" + kind + "'");
    }
  }

  private int last() {
    return nodes.size() - 1;
  }

  private void add(BoundLayer layer, List<Integer> inputs) {
    nodes.add(new Node(layer, number, inputs));
  }
}
