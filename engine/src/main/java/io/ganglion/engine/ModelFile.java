package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.StoredText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Models as bytes. The same model gives the same bytes; numbers are bits.
 *
 * <p>Layout, big-endian: the 8 bytes {@code GANGLION}, the format's version (int), the body, and CRC-32C of all before
 * it (int). Body: name; loss and reduction by name; source (count, then key and value each); layers (count, then kind
 * and what it needs each); parameters (count, then a double each); preprocessing. Texts are {@link StoredText}s.
 */
public final class ModelFile {
  static final int VERSION = 1;
  private static final byte[] MAGIC = "GANGLION".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = MAGIC.length + Integer.BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  private static final String DENSE = "dense";
  private static final String ACTIVATION = "activation";

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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeInt(VERSION);
      writeBody(model, out);
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new IllegalArgumentException("the model can't be stored: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
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
    double[] parameters = model.parameters();
    out.writeInt(parameters.length);
    for (double parameter : parameters) {
      out.writeDouble(parameter);
    }
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
    if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new ModelFileException("this is not a model", "name a model.ganglion, or the run directory it is in");
    }
    if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES) {
      throw damaged();
    }
    int version = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
    int end = bytes.length - CHECKSUM_BYTES;
    if (checksum(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
      throw damaged();
    }
    if (version != VERSION) {
      throw new ModelFileException("the model has format " + version + ", and this Ganglion reads format " + VERSION,
          "use the Ganglion that wrote it, or train it again");
    }
    int length = end - HEADER_BYTES;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, HEADER_BYTES, length))) {
      Model model = readBody(in, activations);
      if (in.available() > 0) {
        throw damaged();
      }
      return model;
    } catch (ModelFileException e) {
      throw e;
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw damaged();
    }
  }

  private static ModelFileException damaged() {
    return new ModelFileException("the model is damaged or cut off", "copy it again, or train it again");
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static Model readBody(DataInputStream in, Function<String, Optional<PluginType<Activation>>> activations)
      throws IOException {
    String name = StoredText.read(in);
    Loss loss = lossNamed(StoredText.read(in));
    Reduction reduction = Reduction.valueOf(StoredText.read(in));
    Map<String, String> source = readTexts(in);
    int layerCount = count(in, 1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < layerCount; i++) {
      layers.add(readLayer(in, activations));
    }
    double[] parameters = new double[count(in, Double.BYTES)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = in.readDouble();
    }
    return new Model(name, new Network(layers), parameters, Preprocessing.read(in), loss, reduction, source);
  }

  /** A count of things of at least so many bytes each; more than the file can hold is never believed. */
  private static int count(DataInputStream in, int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / bytesEach) {
      throw new EOFException("a count of " + count);
    }
    return count;
  }

  private static Loss lossNamed(String name) throws ModelFileException {
    return switch (name) {
      case "squared-error" -> new SquaredError();
      case "cross-entropy" -> new CrossEntropy();
      default -> throw damaged();
    };
  }

  private static Map<String, String> readTexts(DataInputStream in) throws IOException {
    int count = count(in, 1);
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
