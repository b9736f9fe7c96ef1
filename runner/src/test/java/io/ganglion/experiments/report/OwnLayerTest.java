package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Trainer;
import io.ganglion.engine.Checkpoint;
import io.ganglion.engine.CheckpointFile;
import io.ganglion.engine.CheckpointKeeper;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.inspect.NetworkProbe;
import io.ganglion.engine.inspect.WeightHistogram;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.network.LayerKinds;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.run.NetworkJson;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it takes to add a kind of layer: a file of its own and one registration, and all else knows it. */
class OwnLayerTest {
  private static final LayerKinds KINDS = LayerKinds.BUILT_IN.with(ScaleLayer.KIND, ScaleLayer::read);
  private static final Examples EXAMPLES = examples();

  private static Network network() {
    return Network.withInputs(3)
        .dense(4, new Tanh(), new Uniform(), new Uniform())
        .add(new ScaleLayer(4))
        .dense(2, new Identity(), new Uniform(), new Uniform())
        .build();
  }

  /** The sum of the inputs, and the first of them. */
  private static Examples examples() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] inputs = new double[300][];
    double[][] targets = new double[300][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.doubles(3, -1, 1).toArray();
      targets[i] = new double[] {inputs[i][0] + inputs[i][1] + inputs[i][2], inputs[i][0]};
    }
    return Examples.of(inputs, targets);
  }

  private static Training training(Network network, Precision precision, int threads) {
    Trainer<?> trainer = new Rprop();
    return Training.of(network, new SquaredError()).trainer(trainer).epochs(20).seed(5).precision(precision)
        .threads(threads);
  }

  @Test
  void describesItself() {
    LayerInfo layer = network().layers().get(3);
    assertEquals(new LayerInfo(3, 2, "scale", List.of(new LayerInfo.Input(2, 4)), 4, Optional.empty(), 16,
        List.of(new Block("factors", Block.Role.SCALES, 1, 4, 1, new Fan(1, 1), 0))), layer);
    assertEquals("3-4-4-2", network().shape());
  }

  @Test
  void hasAGradientThatAgreesWithDifferences() {
    GradientCheck check = new GradientCheck(network(), new SquaredError(), EXAMPLES, 7);
    List<GradientCheck.Part> parts = check.parts(Reduction.MEAN, new Penalty(0, 0.1));
    assertEquals(List.of("1 weights 12", "1 biases 4", "2 factors 4", "3 weights 8", "3 biases 2"),
        parts.stream().map(part -> part.layer() + " " + part.block() + " " + part.parameters()).toList());
    parts.forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
  }

  @ParameterizedTest
  @EnumSource
  void trainsToTheSameBitsForAnyNumberOfThreads(Precision precision) {
    Network network = network();
    double[] parameters = training(network, precision, 1).run(EXAMPLES).parameters();
    assertArrayEquals(parameters, training(network, precision, 3).run(EXAMPLES).parameters());
    double[] start = network.initialParameters(5);
    assertTrue(parameters[16] != start[16], "its factors are trained");
  }

  @ParameterizedTest
  @EnumSource
  void resumesBitForBit(Precision precision) throws IOException {
    Network network = network();
    List<byte[]> kept = new ArrayList<>();
    TrainingResult straight = training(network, precision, 1).checkpoints(new CheckpointKeeper() {
      @Override
      public Wish wish(int epochs, boolean epochEnded) {
        return epochs == 7 ? Wish.KEEP : Wish.GO_ON;
      }

      @Override
      public void keep(Checkpoint checkpoint) {
        kept.add(CheckpointFile.write(checkpoint));
      }
    }).run(EXAMPLES);
    TrainingResult resumed = training(network, precision, 1).resume(CheckpointFile.read(kept.get(0)), EXAMPLES);
    assertArrayEquals(straight.parameters(), resumed.parameters());
  }

  @Test
  void isReadFromAModelFile() throws IOException {
    Network network = network();
    Preprocessing preprocessing = new Preprocessing(numbers("a", "b", "c"), numbers("sum", "first"));
    Model model = new Model("own", network, network.initialParameters(5), preprocessing, new SquaredError(),
        Reduction.MEAN, Map.of());
    Model read = ModelFile.read(ModelFile.write(model), new PluginLoader().load(List.of())::find, KINDS);
    assertEquals(network.layers(), read.network().layers());
    assertArrayEquals(network.outputs(model.parameters(), EXAMPLES),
        read.network().outputs(read.parameters(), EXAMPLES));
  }

  private static List<ColumnEncoding> numbers(String... names) {
    return Stream.of(names).<ColumnEncoding>map(
        name -> new NumberEncoding(name, Scaling.NONE, 0, 1)).toList();
  }

  @Test
  void isSeenByTheProbeAndDrawnInTheReport() {
    Network network = network();
    double[] parameters = network.initialParameters(5);
    NetworkProbe probe = new NetworkProbe(network, new SquaredError(), Reduction.MEAN, EXAMPLES, 10);
    probe.observe(0, parameters, Optional.empty());
    assertEquals(3, probe.views().get(0).layers().size());
    assertEquals(3, WeightHistogram.of(network, parameters, parameters).size());

    List<JsonObject> graph = JsonNumbers.objects(NetworkJson.of(network.layers(), number -> "tanh"));
    assertEquals("scales", graph.get(3).getAsJsonArray("blocks").get(0).getAsJsonObject().get("role").getAsString());
    JsonObject evaluation = new JsonObject();
    evaluation.add("inputs", new JsonArray());
    evaluation.add("outputs", new JsonArray());
    evaluation.add("parameters", Json.numbers(parameters));
    List<JsonObject> layers = network.layers().stream().filter(layer -> layer.parameterCount() > 0).map(layer -> {
      JsonObject json = new JsonObject();
      json.addProperty("inputs", layer.inputWidth());
      json.addProperty("units", layer.units());
      json.addProperty("activation", "tanh");
      return json;
    }).toList();
    String drawing = NetworkDrawing.of(layers, graph, Optional.of(evaluation)).render();
    assertEquals(3 * 4 + 4 * 2, drawing.split("class=\"weight c", -1).length - 1, drawing);
    assertEquals(1, drawing.split("class=\"edge\"", -1).length - 1, drawing);
  }

  /** No file of the product's own names it: its own file is one, and {@link #KINDS} the only registration. */
  @Test
  void touchesItsOwnFileAndOneRegistration() throws IOException {
    List<String> touched = new ArrayList<>();
    for (String module : List.of("engine", "experiments", "runner")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (Files.readString(file).contains("ScaleLayer")) {
            touched.add(file.getFileName().toString());
          }
        }
      }
    }
    assertEquals(List.of("OwnLayerTest.java", "ScaleLayer.java"), touched.stream().sorted().toList());
    String registrations = Files.readString(
        Path.of("../runner/src/test/java/io/ganglion/experiments/report/OwnLayerTest.java"));
    assertEquals(2, registrations.split("BUILT_IN\\.with\\(", -1).length);
  }
}
