package io.ganglion.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.Block;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Fan;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.Generated;
import io.ganglion.engine.Network;
import io.ganglion.engine.Stamped;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredSections;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.Huber;
import io.ganglion.losses.SquaredError;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static final List<Class<?>> PLUGINS = List.of(LeakyRelu.class, Softmax.class, Sigmoid.class, Stamped.class,
      CrossEntropy.class, SquaredError.class, Huber.class);
  private static final Preprocessing TWO_IN_THREE_OUT = new Preprocessing(
      List.of(new NumberEncoding("größe", Scaling.STANDARD, 0.1, 3), new NumberEncoding("b", Scaling.NONE, 0, 1)),
      List.of(new CategoryEncoding("kind", List.of("ant", "bee", "cat"), CategoryForm.ONE_HOT)));

  /** Its numbers are written out, so that no generator plays a part in its bytes. */
  private static Model small() {
    Network network = Network.withInputs(2)
        .dense(2, new LeakyRelu(0.1), new Uniform())
        .denseWithoutBias(3, new Softmax(), new Uniform())
        .build();
    return new Model("insects", network,
        new double[] {0.1, -0.2, 1e-300, 4, -0.0, Double.MIN_VALUE, 1, 2, 3, -1, -2, Double.MAX_VALUE},
        TWO_IN_THREE_OUT, new CrossEntropy(), Reduction.MEAN, Map.of("delimiter", ";", "file", "data/ünsects.csv"));
  }

  private static Model with(Activation activation, Map<String, String> source, String name) {
    Network network = Network.withInputs(2).dense(3, activation, new Uniform()).build();
    return new Model(name, network, network.initialParameters(1), TWO_IN_THREE_OUT, new SquaredError(),
        Reduction.SUM, source);
  }

  /** The plug-ins that a host would find. */
  private static <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return PLUGINS.stream().filter(kind.type()::isAssignableFrom).map(plugin -> type(kind, plugin))
        .filter(type -> type.name().equals(name)).findFirst();
  }

  private static PluginFinder without(Class<?> plugin) {
    return new PluginFinder() {
      @Override
      public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
        return ModelFileTest.find(kind, name).filter(type -> type.type() != plugin);
      }
    };
  }

  private static <T> PluginType<T> type(PluginKind<T> kind, Class<?> type) {
    try {
      return PluginType.of(kind, type);
    } catch (PluginDeclarationException e) {
      throw new AssertionError(e);
    }
  }

  private static Model read(byte[] bytes) throws ModelFileException {
    return ModelFile.read(bytes, ModelFileTest::find);
  }

  private static void assertRefused(String message, String help, byte[] bytes) {
    assertRefused(message, help, bytes, ModelFileTest::find);
  }

  private static void assertRefused(String message, String help, byte[] bytes,
      PluginFinder plugins) {
    ModelFileException refusal = assertThrows(ModelFileException.class, () -> ModelFile.read(bytes, plugins));
    assertEquals(message, refusal.getMessage());
    assertEquals(help, refusal.help());
  }

  private static void assertDamaged(byte[] bytes) {
    assertRefused("the model is damaged or cut off", "copy it again, or train it again", bytes);
  }

  @Test
  void bringsBackEverything() throws ModelFileException {
    Model model = small();
    Model read = read(ModelFile.write(model));
    assertEquals("insects", read.name());
    assertEquals("2-2-3", read.network().shape());
    assertEquals(model.network().layers(), read.network().layers());
    assertEquals(List.of(Block.weights(2, 2), Block.biases(new Fan(2, 2), 4)), read.network().layers().get(1).blocks());
    assertEquals(Optional.of(new LeakyRelu(0.1)), read.network().layers().get(2).activation());
    assertEquals(new Softmax(), read.network().outputActivation());
    assertArrayEquals(model.parameters(), read.parameters());
    assertEquals(TWO_IN_THREE_OUT, read.preprocessing());
    assertEquals(new CrossEntropy(), read.loss());
    assertEquals(Reduction.MEAN, read.reduction());
    assertEquals(Map.of("delimiter", ";", "file", "data/ünsects.csv"), read.source());
  }

  @Test
  void computesTheSameBitsAfterReading() throws ModelFileException {
    Network network = Network.withInputs(2)
        .dense(7, new LeakyRelu(0.2), new Uniform(), new Uniform())
        .denseWithoutBias(3, new Sigmoid(), new Uniform())
        .build();
    Model model = new Model("m", network, network.initialParameters(5), TWO_IN_THREE_OUT, new CrossEntropy(),
        Reduction.SUM, Map.of());
    Model read = read(ModelFile.write(model));
    Examples examples = Generated.examples(1, 300, 2, 3);
    assertArrayEquals(network.outputs(model.parameters(), examples),
        read.network().outputs(read.parameters(), examples));
    assertEquals(model.score(examples), read.score(examples));
  }

  @Test
  void keepsShortcuts() throws ModelFileException {
    Network network = Network.withInputs(2).shortcuts()
        .dense(4, new Sigmoid(), new Uniform())
        .dense(2, new LeakyRelu(0.2), new Uniform())
        .dense(3, new Softmax(), new Uniform())
        .build();
    Model model = new Model("m", network, network.initialParameters(5), TWO_IN_THREE_OUT, new CrossEntropy(),
        Reduction.SUM, Map.of());
    Model read = read(ModelFile.write(model));
    assertEquals("2-4-2-3 with shortcuts", read.network().shape());
    Examples examples = Generated.examples(1, 300, 2, 3);
    assertArrayEquals(network.outputs(model.parameters(), examples),
        read.network().outputs(read.parameters(), examples));
  }

  @Test
  void keepsEverySettingOfAPluginBitForBit() throws ModelFileException {
    for (double factor : new double[] {0.1, -0.0, Math.nextUp(1.0), Double.MIN_VALUE, -1e300,
        Double.NEGATIVE_INFINITY, Double.NaN}) {
      Stamped stamped = new Stamped(factor, 7, Long.MIN_VALUE, true, "ümläut \0 \uD83D\uDE00", Stamped.Mood.VERY_CALM);
      assertEquals(stamped, read(ModelFile.write(with(stamped, Map.of(), "m"))).network().outputActivation());
    }
  }

  @Test
  void keepsTheLossWithItsSettings() throws ModelFileException {
    Network network = Network.withInputs(2).dense(3, new Sigmoid(), new Uniform()).build();
    Model model = new Model("m", network, network.initialParameters(1), TWO_IN_THREE_OUT, new Huber(0.1),
        Reduction.MEAN, Map.of());
    assertEquals(new Huber(0.1), read(ModelFile.write(model)).loss());
  }

  @Test
  void givesTheSameModelTheSameBytes() throws ModelFileException {
    byte[] bytes = ModelFile.write(small());
    assertArrayEquals(bytes, ModelFile.write(small()));
    assertArrayEquals(bytes, ModelFile.write(read(bytes)));
  }

  /** Files that people keep must stay readable: a change here needs a new version of the format. */
  @Test
  void keepsItsFormat() throws NoSuchAlgorithmException {
    assertEquals("d6db9f7d34cf11576c68a66bdaa981547f08ee0fb93dd8d312f6571167ee89cb", HexFormat.of().formatHex(
        MessageDigest.getInstance("SHA-256").digest(ModelFile.write(small()))));
  }

  @Test
  void noticesWhereverItIsCutOff() {
    byte[] bytes = ModelFile.write(small());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      if (length < 8) {
        assertRefused("this is not a model", "name a model.ganglion, or the run directory it is in", cut);
      } else {
        assertDamaged(cut);
      }
    }
  }

  @Test
  void noticesEveryDamagedByte() {
    byte[] bytes = ModelFile.write(small());
    for (int i = 0; i < bytes.length; i++) {
      for (int flip : new int[] {1, 0x80, 0xFF}) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) flip;
        if (i < 8) {
          assertRefused("this is not a model", "name a model.ganglion, or the run directory it is in", damaged);
        } else {
          assertDamaged(damaged);
        }
      }
    }
  }

  @Test
  void noticesWhatIsAppended() {
    byte[] bytes = ModelFile.write(small());
    assertDamaged(Arrays.copyOf(bytes, bytes.length + 1));
    assertDamaged(sealed(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  /** A file whose checksum is corrected, too, gives another model or a refusal, but never another exception. */
  @Test
  void survivesDamageUnderAValidChecksum() {
    byte[] bytes = ModelFile.write(with(new Stamped(), Map.of("key", "value"), "m"));
    for (int i = 12; i < bytes.length - 4; i++) {
      for (int flip : new int[] {1, 0x7F, 0x80, 0xFF}) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) flip;
        try {
          read(sealed(damaged));
        } catch (ModelFileException e) {
          assertTrue(e.getMessage().startsWith("the model") || e.getMessage().startsWith("the activation"),
              e.getMessage());
        }
      }
    }
  }

  @Test
  void refusesALaterFormat() {
    byte[] bytes = ModelFile.write(small());
    ByteBuffer.wrap(bytes).putInt(8, 4);
    assertRefused("the model has format 4, and this Ganglion reads formats 2 to 3",
        "use the Ganglion that wrote it, or train it again", sealed(bytes));
  }

  private interface Sections {
    void change(StoredSections sections) throws IOException;
  }

  /** The small model with other sections. */
  private static byte[] with(Sections change) throws IOException {
    StoredFile format = new StoredFile("GANGLION", ModelFile.VERSION);
    StoredSections sections = format.read(ModelFile.write(small()), StoredSections::read);
    change.change(sections);
    return format.write(sections::write);
  }

  @Test
  void skipsAnOptionalSectionThatItDoesNotKnow() throws IOException {
    byte[] bytes = with(sections -> sections.addOptional("comments", out -> out.writeInt(7)));
    assertEquals("insects", read(bytes).name());
    assertArrayEquals(ModelFile.write(small()), ModelFile.write(read(bytes)));
  }

  @Test
  void refusesARequiredSectionThatItDoesNotKnowByName() throws IOException {
    assertRefused("the model has a section 'languages', which it can't be used without and this Ganglion doesn't know",
        "use a newer Ganglion", with(sections -> sections.add("languages", out -> out.writeDouble(0.5))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "objective", "graph", "parameters", "preprocessing"})
  void isDamagedIfASectionIsMissingOrTooLong(String name) throws IOException {
    assertDamaged(with(sections -> sections.take(name, DataInputStream::readAllBytes)));
    assertDamaged(with(sections -> {
      byte[] content = sections.take(name, DataInputStream::readAllBytes);
      sections.add(name, out -> {
        out.write(content);
        out.write(0);
      });
    }));
  }

  @Test
  void refusesAKindOfLayerThatItDoesNotKnowByName() throws IOException {
    assertRefused("the model has a layer of the kind 'attention', which this Ganglion doesn't know",
        "use a newer Ganglion", with(sections -> {
          sections.take("graph", DataInputStream::readAllBytes);
          sections.add("graph", out -> {
            out.writeInt(2);
            texts(out, "input");
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(2);
            texts(out, "attention");
            out.writeInt(1);
            out.writeInt(1);
            out.writeInt(0);
          });
        }));
  }

  @Test
  void namesThePluginThatIsMissing() {
    assertRefused("the model needs the activation 'leaky-relu', which is not there",
        "load the model with a PluginFinder that knows it", ModelFile.write(small()), without(LeakyRelu.class));
    assertRefused("the model needs the loss 'cross-entropy', which is not there",
        "load the model with a PluginFinder that knows it", ModelFile.write(small()), without(CrossEntropy.class));
  }

  @Test
  void namesTheSettingThatAPluginNoLongerHas() {
    assertRefused("the model's activation 'leaky-relu' had a setting 'slope', which it no longer has",
        "use the build of the plug-in that the model was trained with", ModelFile.write(small()),
        new PluginFinder() {
          @Override
          public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
            return kind == PluginKind.ACTIVATION ? Optional.of(type(kind, Tanh.class)) : ModelFileTest.find(kind, name);
          }
        });
  }

  @Test
  void namesTheSettingThatAPluginNowRefuses() throws IOException {
    byte[] bytes = body(out -> {
      head(out, "m", "squared-error", "MEAN");
      out.writeInt(0);
      out.writeInt(2);
      dense(out, 2, 3);
      texts(out, "activation");
      out.writeInt(3);
      texts(out, "test.stamped");
      out.writeInt(1);
      texts(out, "rank", "-1");
    });
    assertRefused("the activation 'test.stamped' refuses what the model holds: rank must be 0 or greater, but is -1",
        "use the build of the plug-in that the model was trained with", bytes);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAParameterThatIsNotANumber(double parameter) {
    Model model = small();
    byte[] bytes = ModelFile.write(model);
    int at = HexFormat.of().formatHex(bytes).indexOf(HexFormat.of().toHexDigits(Double.doubleToLongBits(1e-300))) / 2;
    assertEquals(1e-300, ByteBuffer.wrap(bytes).getDouble(at));
    ByteBuffer.wrap(bytes).putDouble(at, parameter);
    assertDamaged(sealed(bytes));
    double[] parameters = model.parameters();
    parameters[2] = parameter;
    assertEquals("parameter 2 is " + parameter + ", which no model may hold",
        assertThrows(IllegalArgumentException.class, () -> new Model("m", model.network(), parameters,
            TWO_IN_THREE_OUT, model.loss(), model.reduction(), Map.of())).getMessage());
  }

  /** Each count in turn says two thousand million. Believing one would be an OutOfMemoryError. */
  @Test
  void believesNoAbsurdCount() throws IOException {
    assertDamaged(body(out -> out.writeInt(Integer.MAX_VALUE)));
    for (int count : new int[] {Integer.MAX_VALUE, -1}) {
      assertDamaged(body(out -> {
        head(out, "m", "squared-error", "MEAN");
        out.writeInt(count);
      }));
      assertDamaged(body(out -> {
        head(out, "m", "squared-error", "MEAN");
        out.writeInt(0);
        out.writeInt(count);
      }));
      assertDamaged(body(out -> {
        head(out, "m", "squared-error", "MEAN");
        out.writeInt(0);
        out.writeInt(2);
        dense(out, 2, 3);
        texts(out, "activation");
        out.writeInt(3);
        texts(out, "test.stamped");
        out.writeInt(count);
      }));
      assertDamaged(body(out -> {
        head(out, "m", "squared-error", "MEAN");
        out.writeInt(0);
        oneLayer(out, 2, 3);
        out.writeInt(count);
        out.writeDouble(0);
      }));
      assertDamaged(body(out -> {
        head(out, "m", "squared-error", "MEAN");
        out.writeInt(0);
        oneLayer(out, count, count);
        out.writeInt(1);
        out.writeDouble(0);
      }));
    }
  }

  @Test
  void refusesLayersThatMakeNoNetwork() throws IOException {
    assertDamaged(body(out -> {
      head(out, "m", "squared-error", "MEAN");
      out.writeInt(0);
      out.writeInt(1);
      texts(out, "convolution");
    }));
    assertDamaged(body(out -> {
      head(out, "m", "squared-error", "MEAN");
      out.writeInt(0);
      out.writeInt(1);
      texts(out, "activation");
      out.writeInt(3);
      texts(out, "softmax");
      out.writeInt(0);
      out.writeInt(0);
      TWO_IN_THREE_OUT.write(out);
    }));
  }

  /** A table may have thousands of columns, and whatever a host notes of them may be long. */
  @Test
  void keepsTextsOfAnyLength() throws ModelFileException {
    String longText = "0123456789abcdeü".repeat(5000);
    Model model = with(new Stamped(1, 0, 0, false, longText, Stamped.Mood.LOUD),
        Map.of("columns", longText, longText, ""), longText);
    Model read = read(ModelFile.write(model));
    assertEquals(longText, read.name());
    assertEquals(Map.of("columns", longText, longText, ""), read.source());
    assertEquals(model.network().outputActivation(), read.network().outputActivation());
  }

  @Test
  void keepsAnyNumberOfTexts() throws ModelFileException {
    Map<String, String> source = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      source.put("column " + i, "number");
    }
    assertEquals(source, read(ModelFile.write(with(new Softmax(), source, "m"))).source());
  }

  @Test
  void saysWhichTextCannotBeStored() {
    assertEquals("the model can't be stored: '\uD83D' has half a surrogate pair and can't be written as UTF-8",
        assertThrows(IllegalArgumentException.class,
            () -> ModelFile.write(with(new Softmax(), Map.of(), "\uD83D"))).getMessage());
  }

  private record Undeclared() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  @Test
  void storesNoActivationThatIsNoPlugin() {
    assertEquals("only plug-ins can be stored: io.ganglion.engine.model.ModelFileTest$Undeclared has no @Plugin",
        assertThrows(IllegalArgumentException.class,
            () -> ModelFile.write(with(new Undeclared(), Map.of(), "m"))).getMessage());
  }

  @Test
  void isNoModelUnlessItsPartsFit() {
    Network network = Network.withInputs(3).dense(3, new Identity(), new Uniform()).build();
    assertEquals("a 3-3 network doesn't fit 2 inputs and 3 targets", assertThrows(IllegalArgumentException.class,
        () -> new Model("m", network, network.initialParameters(1), TWO_IN_THREE_OUT, new SquaredError(),
            Reduction.MEAN, Map.of())).getMessage());
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** A file of version 2 with this body, and a checksum to match. */
  private static byte[] body(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("GANGLION".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(ModelVersion2.VERSION);
    writing.to(out);
    out.writeInt(0);
    return sealed(bytes.toByteArray());
  }

  /** Of a model with a loss that has no settings. */
  private static void head(DataOutputStream out, String name, String loss, String reduction) throws IOException {
    texts(out, name, loss);
    out.writeInt(0);
    texts(out, reduction);
  }

  private static void texts(DataOutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      out.writeInt(text.length());
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void dense(DataOutputStream out, int inputs, int units) throws IOException {
    texts(out, "dense");
    out.writeInt(inputs);
    out.writeInt(units);
    out.writeBoolean(false);
  }

  private static void oneLayer(DataOutputStream out, int inputs, int units) throws IOException {
    out.writeInt(2);
    dense(out, inputs, units);
    texts(out, "activation");
    out.writeInt(units);
    texts(out, "softmax");
    out.writeInt(0);
  }

  private static byte[] sealed(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  /** A threshold is in a section of its own, which a model without one hasn't. */
  @Test
  void keepsThresholds() throws IOException {
    Network network = Network.withInputs(2).dense(1, new Sigmoid(), new Uniform()).build();
    Model plain = new Model("two", network, new double[] {1, 2, 3}, new Preprocessing(TWO_IN_THREE_OUT.inputs(),
        List.of(new CategoryEncoding("kind", List.of("ant", "bee"), CategoryForm.BINARY))), new SquaredError(),
        Reduction.MEAN, Map.of());
    Model model = plain.threshold(0.3);
    Model read = read(ModelFile.write(model));
    assertEquals(model.preprocessing(), read.preprocessing());
    assertEquals(Map.of("kind", 0.3), read.preprocessing().thresholds());
    assertEquals(Map.of(), read(ModelFile.write(plain)).preprocessing().thresholds());
    assertArrayEquals(plain.parameters(), read.parameters());
    assertTrue(new String(ModelFile.write(model), StandardCharsets.ISO_8859_1).contains("thresholds"));
    assertFalse(new String(ModelFile.write(plain), StandardCharsets.ISO_8859_1).contains("thresholds"));
  }
}
