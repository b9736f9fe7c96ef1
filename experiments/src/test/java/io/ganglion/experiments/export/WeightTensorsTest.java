package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.Network;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters as tensors, out and in again. */
class WeightTensorsTest {
  private static final Place MAP = Place.at("map.txt");

  private static Model model() {
    Network network = Network.withInputs(2).dense(3, new Tanh(), ExportSamples.WIDE, ExportSamples.WIDE)
        .dense(1, new Identity(), ExportSamples.WIDE, ExportSamples.WIDE).build();
    return ExportSamples.model("m", network, ExportSamples.numbers("x", 2), ExportSamples.numbers("y", 1));
  }

  /** A file as PyTorch writes it: floats, a row for each unit. */
  private static byte[] torch(String header, float... numbers) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    for (float number : numbers) {
      file.putFloat(number);
    }
    return file.array();
  }

  private static byte[] torch() {
    return torch("""
        {"__metadata__":{"format":"pt"},"fc.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},\
        "fc.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}""", 1, 2, 3, 4, 5, 6, 7, 8, 9.5f);
  }

  private static String refused(byte[] file, Map<String, String> map) {
    WeightTensors weights = new WeightTensors(model());
    return assertThrows(ProblemException.class, () -> weights.with(file, "w.safetensors", map, MAP)).getMessage();
  }

  @Test
  void comeBackBitForBit() {
    Model model = model();
    WeightTensors weights = new WeightTensors(model);
    assertEquals(List.of("1.weights", "1.biases", "2.weights", "2.biases"), weights.names());
    Map<String, String> same = new LinkedHashMap<>();
    weights.names().forEach(name -> same.put(name, name));
    double[] zeros = new double[model.parameters().length];
    Model empty = new Model("m", model.network(), zeros, model.preprocessing(), model.loss(), model.reduction(),
        model.source());
    assertArrayEquals(model.parameters(),
        new WeightTensors(empty).with(weights.safetensors(), "w", same, MAP).parameters());
  }

  /** As the format's own documentation has it: a length, a header that ends at a multiple of eight, and the numbers. */
  @Test
  void areWrittenAsTheFormatSays() throws Exception {
    byte[] file = new WeightTensors(model()).safetensors();
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(file, 8, (int) length, StandardCharsets.UTF_8);
    assertEquals(0, length % 8);
    assertEquals("\"1.weights\":{\"dtype\":\"F64\",\"shape\":[2,3],\"data_offsets\":[0,48]},\"1.biases\":{\"dtype\":"
        + "\"F64\",\"shape\":[3],\"data_offsets\":[48,72]},\"2.weights\":{\"dtype\":\"F64\",\"shape\":[3,1],"
        + "\"data_offsets\":[72,96]},\"2.biases\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[96,104]}}",
        header.substring(header.indexOf("\"1.weights\"")).strip());
    assertEquals(8 + length + 104, file.length);
  }

  @Test
  void ofPyTorchAreTransposedByTheMap() {
    Model model = model();
    double[] read = new WeightTensors(model).with(torch(), "w.safetensors",
        Map.of("1.weights", "fc.weight transposed", "1.biases", "fc.bias"), MAP).parameters();
    assertArrayEquals(new double[] {1, 3, 5, 2, 4, 6, 7, 8, 9.5}, Arrays.copyOf(read, 9));
    assertArrayEquals(Arrays.copyOfRange(model.parameters(), 9, 13), Arrays.copyOfRange(read, 9, 13));
  }

  @Test
  void thatDoNotFitAreRefusedWithWhatWouldDo() {
    assertEquals("""
        error: tensor 'fc.weight' has the shape [3, 2], and '1.weights' needs [2, 3]
          --> map.txt
          help: PyTorch's linear layers have a row for each unit: write '1.weights = fc.weight transposed'""",
        refused(torch(), Map.of("1.weights", "fc.weight")));
    assertEquals("""
        error: tensor 'fc.bias' has the shape [3], and '1.weights' needs [3, 2]
          --> map.txt
          help: the network must be the same""", refused(torch(), Map.of("1.weights", "fc.bias transposed")));
    assertEquals("""
        error: w.safetensors has no tensor 'fc.weigt'
          --> map.txt
          help: did you mean 'fc.weight'? there are 'fc.weight', 'fc.bias'""",
        refused(torch(), Map.of("1.weights", "fc.weigt")));
    assertEquals("""
        error: the model has no block '3.weights'
          --> map.txt
          help: did you mean '1.weights'? there are '1.weights', '1.biases', '2.weights', '2.biases'""",
        refused(torch(), Map.of("3.weights", "fc.weight")));
    assertEquals("""
        error: tensor 'fc.bias' holds NaN
          --> map.txt
          help: a model's numbers are finite""",
        refused(torch("{\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", 1, Float.NaN, 2),
            Map.of("1.biases", "fc.bias")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "{} nonsense | its header is damaged",
    "[] | its header is damaged",
    "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,4]}} | tensor 'a' is of the type F16, not F64, F32 or BF16",
    "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | tensor 'a' isn't where its header says, or the file is"
        + " cut off",
    "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | tensor 'a' can't have the shape [-1]",
    "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}} | tensor 'a' can't have the shape [65536,65536]",
    "{'a':{'dtype':'F32','shape':[1]}} | its header is damaged",
  })
  void inADamagedFileAreRefused(String header, String why) {
    assertEquals("error: this is no readable file of safetensors: " + why + "\n  --> w.safetensors\n  help: copy it"
        + " again, or write it again as F64 or F32", refused(torch(header.replace('\'', '"'), 1), Map.of()));
  }

  @Test
  void inAFileThatIsCutOffAreRefused() {
    for (int length : new int[] {0, 7, 8, 20}) {
      String why = length < 8 ? "it is too short for a header" : "its header would have HEADER bytes"
          .replace("HEADER", "" + ByteBuffer.wrap(torch()).order(ByteOrder.LITTLE_ENDIAN).getLong());
      assertEquals("error: this is no readable file of safetensors: " + why + "\n  --> w.safetensors\n  help: copy it"
          + " again, or write it again as F64 or F32", refused(Arrays.copyOf(torch(), length), Map.of()));
    }
  }

  @Test
  void areNamedByLines() {
    assertEquals(Map.of("1.weights", "a b transposed", "2.biases", "c"),
        WeightTensors.map(List.of("# names", "", " 1.weights = a b transposed ", "2.biases=c"), "map.txt"));
    assertEquals("""
        error: '1.weights a' names no two things
          --> map.txt:2
          help: write a block, = and a tensor, such as 1.weights = fc1.weight transposed""",
        assertThrows(ProblemException.class, () -> WeightTensors.map(List.of("", "1.weights a"), "map.txt"))
            .getMessage());
    assertEquals("""
        error: 'a' is named twice
          --> map.txt:2
          help: leave one of the lines out""",
        assertThrows(ProblemException.class, () -> WeightTensors.map(List.of("a = b", "a = c"), "map.txt"))
            .getMessage());
  }
}
