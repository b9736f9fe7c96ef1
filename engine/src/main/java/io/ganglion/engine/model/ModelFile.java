package io.ganglion.engine.model;

import io.ganglion.api.Loss;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.LayerKinds;
import io.ganglion.engine.network.Node;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredPlugin;
import io.ganglion.engine.store.StoredSections;
import io.ganglion.engine.store.StoredText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Models as bytes. The same model gives the same bytes; numbers are bits.
 *
 * <p>A {@link StoredFile} that begins with {@code GANGLION}; its body is {@link StoredSections}, all of them required:
 * {@code source} (name; then how the table was read: count, key and value each), {@code objective} (loss as {@link
 * StoredPlugin}; reduction by name), {@code graph} (count; then of each node its kind, number, count and indices of
 * inputs, and what its layer writes), {@code parameters} (count, then a double each), {@code preprocessing}; and where
 * there are any, {@code statistics} (what layers keep of the training examples, in the order of the nodes: count, then
 * a double each) and {@code thresholds} (count; then of each the target's name and a double). Texts are {@link
 * StoredText}s. Files of version 2, which had no sections, are read for ever.
 */
public final class ModelFile {
  static final int VERSION = 3;
  private static final StoredFile FORMAT = new StoredFile("GANGLION", VERSION, ModelVersion2.VERSION);

  private static final String SOURCE = "source";
  private static final String OBJECTIVE = "objective";
  private static final String GRAPH = "graph";
  private static final String PARAMETERS = "parameters";
  private static final String PREPROCESSING = "preprocessing";
  /** Required where it is: without them, a network predicts nothing. */
  private static final String STATISTICS = "statistics";
  /** Required where it is: a reader that skipped it would predict other labels. */
  private static final String THRESHOLDS = "thresholds";

  private ModelFile() {}

  /**
   * The model as bytes.
   *
   * @throws IllegalArgumentException if an activation or the loss is no plug-in, or a text can't be stored
   */
  public static byte[] write(Model model) {
    try {
      StoredSections sections = new StoredSections();
      sections.add(SOURCE, out -> {
        StoredText.write(model.name(), out);
        StoredText.writeAll(model.source(), out);
      });
      sections.add(OBJECTIVE, out -> {
        StoredPlugin.write(PluginKind.LOSS, model.loss(), out);
        StoredText.write(model.reduction().name(), out);
      });
      sections.add(GRAPH, out -> write(model.network().graph(), out));
      sections.add(PARAMETERS, out -> StoredFile.writeDoubles(model.parameters(), out));
      double[] statistics = model.network().graph().knownStatistics();
      if (statistics.length > 0) {
        sections.add(STATISTICS, out -> StoredFile.writeDoubles(statistics, out));
      }
      sections.add(PREPROCESSING, model.preprocessing()::write);
      Map<String, Double> thresholds = model.preprocessing().thresholds();
      if (!thresholds.isEmpty()) {
        sections.add(THRESHOLDS, out -> writeThresholds(thresholds, out));
      }
      return FORMAT.write(sections::write);
    } catch (IOException e) {
      throw new IllegalArgumentException("the model can't be stored: " + e.getMessage(), e);
    }
  }

  private static void writeThresholds(Map<String, Double> thresholds, DataOutputStream out) throws IOException {
    out.writeInt(thresholds.size());
    for (Map.Entry<String, Double> threshold : thresholds.entrySet()) {
      StoredText.write(threshold.getKey(), out);
      out.writeDouble(threshold.getValue());
    }
  }

  private static Map<String, Double> readThresholds(DataInputStream in) throws IOException {
    Map<String, Double> thresholds = new TreeMap<>();
    for (int left = StoredFile.readCount(in, 1); left > 0; left--) {
      thresholds.put(StoredText.read(in), in.readDouble());
    }
    return thresholds;
  }

  private static void write(Graph graph, DataOutputStream out) throws IOException {
    out.writeInt(graph.nodes().size());
    for (Node node : graph.nodes()) {
      StoredText.write(node.layer().kind(), out);
      out.writeInt(node.number());
      out.writeInt(node.inputs().size());
      for (int input : node.inputs()) {
        out.writeInt(input);
      }
      node.layer().write(out);
    }
  }

  /**
   * The bytes of a file that is to be a model's.
   *
   * @throws ModelFileException if it is a pipe or a device, or has more bytes than memory has room for
   * @throws IOException if it can't be read
   */
  public static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelFileException("this is a " + (Files.isDirectory(file) ? "folder" : "pipe or a device")
          + ", not a model", "name the " + (Files.isDirectory(file) ? "model.ganglion in it" : "file of a model"));
    }
    long size = Files.size(file);
    long room = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 2);
    if (size > room) {
      throw new ModelFileException(String.format(Locale.ROOT, "the file has %,d bytes, and Java has memory for models"
          + " of %,d", size, room), "check that it is a model; if it is, give Java more memory: GANGLION_OPTS=-Xmx8g");
    }
    return Files.readAllBytes(file);
  }

  /**
   * Reads a model.
   *
   * @param plugins finds the plug-ins that the model names
   * @throws ModelFileException if the bytes are no model, were damaged, or need a plug-in that isn't there
   */
  public static Model read(byte[] bytes, PluginFinder plugins) throws ModelFileException {
    return read(bytes, plugins, LayerKinds.BUILT_IN);
  }

  /** As {@link #read(byte[], PluginFinder)}, with further kinds of layers; internal to Ganglion. */
  public static Model read(byte[] bytes, PluginFinder plugins, LayerKinds kinds) throws ModelFileException {
    try {
      return FORMAT.readVersions(bytes, (version, in) -> version == ModelVersion2.VERSION
          ? ModelVersion2.read(in, plugins)
          : read(StoredSections.read(in), plugins, kinds));
    } catch (StoredFile.FaultException e) {
      throw switch (e.fault()) {
        case ANOTHER_KIND ->
            new ModelFileException("this is not a model", "name a model.ganglion, or the run directory it is in");
        case ANOTHER_VERSION ->
            new ModelFileException("the model " + e.problem(), "use the Ganglion that wrote it, or train it again");
        case DAMAGED -> damaged();
      };
    } catch (ModelFileException e) {
      throw e;
    } catch (IOException e) {
      throw damaged();
    }
  }

  private static ModelFileException damaged() {
    return new ModelFileException("the model is damaged or cut off", "copy it again, or train it again");
  }

  private record Source(String name, Map<String, String> table) {}

  private record Objective(Loss loss, Reduction reduction) {}

  private static Model read(StoredSections sections, PluginFinder plugins, LayerKinds kinds) throws IOException {
    Source source = sections.take(SOURCE, in -> new Source(StoredText.read(in), StoredText.readAll(in)));
    Objective objective = sections.take(OBJECTIVE, in -> new Objective(
        StoredPlugin.read(PluginKind.LOSS, plugins, in), Reduction.valueOf(StoredText.read(in))));
    Graph graph = sections.take(GRAPH, in -> readGraph(in, plugins, kinds));
    double[] parameters = sections.take(PARAMETERS, StoredFile::readDoubles);
    double[] statistics =
        sections.takeIfThere(STATISTICS, StoredFile::readDoubles).orElse(new double[0]);
    Preprocessing preprocessing = sections.take(PREPROCESSING, Preprocessing::read);
    for (Map.Entry<String, Double> threshold
        : sections.takeIfThere(THRESHOLDS, ModelFile::readThresholds).orElse(Map.of()).entrySet()) {
      preprocessing = preprocessing.threshold(threshold.getKey(), threshold.getValue());
    }
    sections.requireNothingLeft();
    return new Model(source.name(), new Network(graph.withStatistics(statistics)), parameters, preprocessing,
        objective.loss(), objective.reduction(), source.table());
  }

  private static Graph readGraph(DataInputStream in, PluginFinder plugins, LayerKinds kinds) throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (int left = StoredFile.readCount(in, 1); left > 0; left--) {
      String kind = StoredText.read(in);
      int number = in.readInt();
      List<Integer> inputs = new ArrayList<>();
      List<Integer> widths = new ArrayList<>();
      for (int more = StoredFile.readCount(in, Integer.BYTES); more > 0; more--) {
        int input = in.readInt();
        if (input < 0 || input >= nodes.size()) {
          throw damaged();
        }
        inputs.add(input);
        widths.add(nodes.get(input).layer().outputWidth());
      }
      nodes.add(new Node(kinds.read(kind, in, widths, plugins), number, inputs));
    }
    return new Graph(nodes);
  }
}
