package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.StoredFile;
import io.ganglion.engine.data.StoredText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Models as bytes. The same model gives the same bytes; numbers are bits.
 *
 * <p>A {@link StoredFile} that begins with {@code GANGLION}. Body: name; loss and reduction by name; source (count,
 * then key and value each); layers (count, then kind and what it needs each); parameters (count, then a double each);
 * preprocessing. Texts are {@link StoredText}s.
 */
public final class ModelFile {
  static final int VERSION = 1;
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
   * @throws IllegalArgumentException if an activation is no plug-in, or a text can't be stored
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
    StoredText.write(model.loss().name(), out);
    StoredText.write(model.reduction().name(), out);
    writeTexts(model.source(), out);
    out.writeInt(model.network().layers().size());
    for (Layer layer : model.network().layers()) {
      writeLayer(layer, out);
    }
    StoredFile.writeDoubles(model.parameters(), out);
    model.preprocessing().write(out);
  }

  private static void writeTexts(Map<String, String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      StoredText.write(entry.getKey(), out);
      StoredText.write(entry.getValue(), out);
    }
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
      writeActivation(activation.activation(), out);
    } else if (layer instanceof ShortcutLayer shortcut) {
      StoredText.write(SHORTCUT, out);
      out.writeInt(shortcut.bypassing());
      out.writeInt(shortcut.inputWidth());
    } else {
      throw new IllegalArgumentException("no form in the file for a " + layer.getClass().getSimpleName());
    }
  }

  /** The plug-in's name, and every setting as the text that an experiment would have; numbers as bits. */
  private static void writeActivation(Activation activation, DataOutputStream out) throws IOException {
    PluginType<Activation> type;
    try {
      type = PluginType.of(PluginKind.ACTIVATION, activation.getClass());
    } catch (PluginDeclarationException e) {
      throw new IllegalArgumentException("only plug-ins can be stored: " + e.getMessage(), e);
    }
    StoredText.write(type.name(), out);
    Map<String, String> settings = new LinkedHashMap<>();
    type.settingsOf(activation).forEach((key, value) -> settings.put(key, SettingBits.toText(value)));
    writeTexts(settings, out);
  }

  /**
   * Reads a model.
   *
   * @param activations finds an activation plug-in by name
   * @throws ModelFileException if the bytes are no model, were damaged, or need a plug-in that isn't there
   */
  public static Model read(byte[] bytes, Function<String, Optional<PluginType<Activation>>> activations)
      throws ModelFileException {
    try {
      return FORMAT.read(bytes, in -> readBody(in, activations));
    } catch (StoredFile.FaultException e) {
      throw switch (e.fault()) {
        case ANOTHER_KIND ->
            new ModelFileException("this is not a model", "name a model.ganglion, or the run directory it is in");
        case ANOTHER_VERSION -> new ModelFileException("the model" + e.getMessage().substring("it".length()),
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

  private static Model readBody(DataInputStream in, Function<String, Optional<PluginType<Activation>>> activations)
      throws IOException {
    String name = StoredText.read(in);
    Loss loss = lossNamed(StoredText.read(in));
    Reduction reduction = Reduction.valueOf(StoredText.read(in));
    Map<String, String> source = readTexts(in);
    int layerCount = StoredFile.readCount(in, 1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < layerCount; i++) {
      layers.add(readLayer(in, activations));
    }
    double[] parameters = StoredFile.readDoubles(in);
    return new Model(name, new Network(layers), parameters, Preprocessing.read(in), loss, reduction, source);
  }

  private static Loss lossNamed(String name) throws ModelFileException {
    return switch (name) {
      case "squared-error" -> new SquaredError();
      case "cross-entropy" -> new CrossEntropy();
      default -> throw damaged();
    };
  }

  private static Map<String, String> readTexts(DataInputStream in) throws IOException {
    int count = StoredFile.readCount(in, 1);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      texts.put(StoredText.read(in), StoredText.read(in));
    }
    return texts;
  }

  private static Layer readLayer(DataInputStream in, Function<String, Optional<PluginType<Activation>>> activations)
      throws IOException {
    String kind = StoredText.read(in);
    if (kind.equals(DENSE)) {
      return new DenseLayer(in.readInt(), in.readInt(), in.readBoolean(), NONE, NONE);
    }
    if (kind.equals(ACTIVATION)) {
      return new ActivationLayer(in.readInt(), readActivation(in, activations));
    }
    if (kind.equals(SHORTCUT)) {
      return new ShortcutLayer(in.readInt(), in.readInt());
    }
    throw damaged();
  }

  private static Activation readActivation(DataInputStream in,
      Function<String, Optional<PluginType<Activation>>> activations) throws IOException {
    String name = StoredText.read(in);
    Map<String, String> texts = readTexts(in);
    PluginType<Activation> type = activations.apply(name).orElseThrow(() -> new ModelFileException(
        "the model needs the activation '" + name + "', which is not there", "name its jar with --plugin"));
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      SettingType setting = type.setting(text.getKey()).orElseThrow(() -> new ModelFileException(
          "the model's activation '" + name + "' had a setting '" + text.getKey() + "', which it no longer has",
          "use the build of the plug-in that the model was trained with"));
      settings.put(text.getKey(), SettingBits.ofText(setting, text.getValue()));
    }
    try {
      return type.create(settings);
    } catch (InvalidSettingException e) {
      throw new ModelFileException("the activation '" + name + "' refuses what the model holds: " + e.getMessage(),
          "use the build of the plug-in that the model was trained with");
    }
  }
}
