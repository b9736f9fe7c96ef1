package io.ganglion.engine.network;

import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of layers that can be read from a file: the one place where a kind is registered. Immutable. */
public final class LayerKinds {
  /** Ganglion's own. */
  public static final LayerKinds BUILT_IN = new LayerKinds(Map.of(
      InputLayer.KIND, InputLayer::read,
      InputLayer.SHAPED, InputLayer::readShaped,
      PluginLayer.KIND, PluginLayer::read,
      FlattenLayer.KIND, FlattenLayer::read,
      DenseLayer.KIND, DenseLayer::read,
      ActivationLayer.KIND, ActivationLayer::read,
      ConcatLayer.KIND, ConcatLayer::read,
      AddLayer.KIND, AddLayer::read));

  /** Of a layer that was read from a file: its parameters are read, too. */
  public static final WeightInitializer NO_INITIALIZER = (weights, from, to, fan, random) -> {
    throw new IllegalStateException("a network read from a file has no initializers");
  };

  /** Reads what {@link BoundLayer#write} of one kind wrote. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The layer again.
     *
     * @param inputWidths units of each of its inputs
     * @param plugins finds the plug-ins that the file names
     * @throws IOException if the end comes too early, or a plug-in isn't there
     * @throws IllegalArgumentException if there is no such layer
     */
    BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException;
  }

  private final Map<String, Reader> readers;

  private LayerKinds(Map<String, Reader> readers) {
    this.readers = Map.copyOf(readers);
  }

  /** These and one more. */
  public LayerKinds with(String kind, Reader reader) {
    Map<String, Reader> all = new HashMap<>(readers);
    all.put(kind, reader);
    return new LayerKinds(all);
  }

  /** The width of the only input of a layer that takes one. */
  public static int only(List<Integer> inputWidths) {
    if (inputWidths.size() != 1) {
      throw new IllegalArgumentException("a layer of this kind has one input, not " + inputWidths.size());
    }
    return inputWidths.get(0);
  }

  /**
   * Reads a layer.
   *
   * @throws ModelFileException if there is no such kind
   * @throws IllegalArgumentException if there is no such layer
   */
  public BoundLayer read(String kind, DataInputStream in, List<Integer> inputWidths, PluginFinder plugins)
      throws IOException {
    Reader reader = readers.get(kind);
    if (reader == null) {
      throw new ModelFileException("the model has a layer of the kind '" + kind + "', which this Ganglion doesn't know",
          "use a newer Ganglion");
    }
    return reader.read(in, inputWidths, plugins);
  }
}
