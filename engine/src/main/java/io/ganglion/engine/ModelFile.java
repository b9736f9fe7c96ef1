package io.ganglion.engine;

import io.ganglion.api.Loss;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.Layer;
import io.ganglion.engine.network.ShortcutLayer;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredPlugin;
import io.ganglion.engine.store.StoredText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Models as bytes. The same model gives the same bytes; numbers are bits.
 *
 * <p>A {@link StoredFile} that begins with {@code GANGLION}. Body: name; loss ({@link StoredPlugin}); reduction by name;
 * source (count, then key and value each); layers (count, then kind and what it needs each); parameters (count, then a
 * double each); preprocessing. Texts are {@link StoredText}s.
 */
public final class ModelFile {
  static final int VERSION = 2;
  private static final StoredFile FORMAT = new StoredFile("GANGLION", VERSION);

  private static final String DENSE = "dense";
  private static final String ACTIVATION = "activation";
  private static final String SHORTCUT = "shortcut";

  /** A network that was read has its weights already. */
  private static final WeightInitializer NONE = (weights, from, to, fan, random) -> {
    throw new IllegalStateException("a network read from a file has no initializers");
  };

  private ModelFile() {}

  /**
   * The model as bytes.
   *
   * @throws IllegalArgumentException if an activation or the loss is no plug-in, or a text can't be stored
   */
  public static byte[] write(Model model) {
    try {
      return FORMAT.write(out -> writeBody(model, out));
    } catch (IOException e) {
      throw new IllegalArgumentException("the model can't be stored: " + e.getMessage(), e);
    }
  }

  private static void writeBody(Model model, DataOutputStream out) throws IOException {
    StoredText.write(model.name(), out);
    StoredPlugin.write(PluginKind.LOSS, model.loss(), out);
    StoredText.write(model.reduction().name(), out);
    StoredText.writeAll(model.source(), out);
    out.writeInt(model.network().graph().layers().size());
    for (Layer layer : model.network().graph().layers()) {
      writeLayer(layer, out);
    }
    StoredFile.writeDoubles(model.parameters(), out);
    model.preprocessing().write(out);
  }

  private static void writeLayer(Layer layer, DataOutputStream out) throws IOException {
    if (layer instanceof DenseLayer dense) {
      StoredText.write(DENSE, out);
      out.writeInt(dense.inputWidth());
      out.writeInt(dense.outputWidth());
      out.writeBoolean(dense.hasBias());
    } else if (layer instanceof ActivationLayer activation) {
      StoredText.write(ACTIVATION, out);
      out.writeInt(activation.outputWidth());
      StoredPlugin.write(PluginKind.ACTIVATION, activation.activation(), out);
    } else if (layer instanceof ShortcutLayer shortcut) {
      StoredText.write(SHORTCUT, out);
      out.writeInt(shortcut.bypassing());
      out.writeInt(shortcut.inputWidth());
    } else {
      throw new IllegalArgumentException("no form in the file for a " + layer.getClass().getSimpleName());
    }
  }

  /**
   * Reads a model.
   *
   * @param plugins finds the plug-ins that the model names
   * @throws ModelFileException if the bytes are no model, were damaged, or need a plug-in that isn't there
   */
  public static Model read(byte[] bytes, PluginFinder plugins) throws ModelFileException {
    try {
      return FORMAT.read(bytes, in -> readBody(in, plugins));
    } catch (StoredFile.FaultException e) {
      throw switch (e.fault()) {
        case ANOTHER_KIND ->
            new ModelFileException("this is not a model", "name a model.ganglion, or the run directory it is in");
        case ANOTHER_VERSION -> new ModelFileException(
            "the model" + Objects.requireNonNull(e.getMessage()).substring("it".length()),
            "use the Ganglion that wrote it, or train it again");
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

  private static Model readBody(DataInputStream in, PluginFinder plugins) throws IOException {
    String name = StoredText.read(in);
    Loss loss = StoredPlugin.read(PluginKind.LOSS, plugins, in);
    Reduction reduction = Reduction.valueOf(StoredText.read(in));
    Map<String, String> source = StoredText.readAll(in);
    int layerCount = StoredFile.readCount(in, 1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < layerCount; i++) {
      layers.add(readLayer(in, plugins));
    }
    double[] parameters = StoredFile.readDoubles(in);
    return new Model(name, new Network(new Graph(layers)), parameters, Preprocessing.read(in), loss, reduction, source);
  }

  private static Layer readLayer(DataInputStream in, PluginFinder plugins) throws IOException {
    String kind = StoredText.read(in);
    if (kind.equals(DENSE)) {
      return new DenseLayer(in.readInt(), in.readInt(), in.readBoolean(), NONE, NONE);
    }
    if (kind.equals(ACTIVATION)) {
      return new ActivationLayer(in.readInt(), StoredPlugin.read(PluginKind.ACTIVATION, plugins, in));
    }
    if (kind.equals(SHORTCUT)) {
      return new ShortcutLayer(in.readInt(), in.readInt());
    }
    throw damaged();
  }
}
