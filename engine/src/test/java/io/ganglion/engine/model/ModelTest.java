package io.ganglion.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.TestLayers;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models as a Java program uses them: saved and loaded, asked for rows by name. */
class ModelTest {
  private static final Table PETS = new Table(List.of(
      new NumberColumn("age", new double[] {1, 2, 3, 5, 9, 14}),
      CategoryColumn.of("fur", "long", "short", "short", "long", "short", "none"),
      new NumberColumn("born", Column.Type.DATE, IntStream.range(0, 6).mapToDouble(i -> i * 40 * 86_400.0).toArray()),
      CategoryColumn.of("kind", "dog", "cat", "cat", "dog", "cat", "fish")));

  @TempDir
  Path folder;

  private static TrainingResult untrained(Network network) {
    return new TrainingResult(network.initialParameters(1), 0, 0, new StopReason(StopReason.Kind.EPOCHS, "none"),
        Optional.empty());
  }

  private static Model pets() {
    Preprocessing preprocessing = Preprocessing.fit(PETS, PETS.allRows(), List.of(
        ColumnPlan.of("age", Scaling.STANDARD), ColumnPlan.of("fur", Scaling.NONE),
        ColumnPlan.of("born", Scaling.MIN_MAX)), List.of(ColumnPlan.of("kind", Scaling.NONE)));
    Network network = Network.withInputs(preprocessing.inputWidth()).dense(5, new Tanh(), new Uniform())
        .dense(3, new Softmax(), new Uniform()).build();
    return Model.of(network, new CrossEntropy(), untrained(network), preprocessing).named("pets");
  }

  private static Model plain(Activation hidden) {
    Network network = Network.withInputs(3).dense(4, hidden, new Uniform()).dense(2, new Identity(), new Uniform())
        .build();
    return Model.of(network, new SquaredError(), untrained(network));
  }

  private static Map<String, Object> row(int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : PETS.columns()) {
      values.put(column.name(), column.text(row));
    }
    return values;
  }

  @Test
  void predictsARowByNamesToTheSameBitsAsATable() {
    List<RowPrediction> all = pets().predict(PETS);
    Model model = pets();
    for (int row = 0; row < PETS.rows(); row++) {
      assertEquals(all.get(row).label(), model.predict(row(row)).label());
      assertEquals(all.get(row).probabilities(), model.predict(row(row)).probabilities());
    }
  }

  /** Two inputs of numbers and an image: what the network gives for the same numbers. */
  @Test
  void severalInputsAreColumnsCountedOn() throws IOException {
    Network.Builder inputs = Network.withInputs(new Shape.Row(2), new Shape.Grid(2, 3, 1), new Shape.Row(1));
    int first = inputs.from(0).dense(2, new Tanh(), new Uniform()).at();
    int second = inputs.from(1).dense(3, new Tanh(), new Uniform()).at();
    int third = inputs.from(2).dense(1, new Tanh(), new Uniform()).at();
    Network network = inputs.concat(first, second, third).dense(2, new Identity(), new Uniform()).build();
    Model made = Model.of(network, new SquaredError(), untrained(network));
    Path file = folder.resolve("several.ganglion");
    made.save(file);
    Model model = Model.load(file);
    byte[] bytes = {0, 1, 2, (byte) 253, (byte) 254, (byte) 255};
    List<Inputs> examples = List.of(Inputs.rows(2, new double[] {0.5, -0.25}),
        new Inputs(new Shape.Grid(2, 3, 1), new Cells.Bytes(bytes, 0, 255), null),
        Inputs.rows(1, new double[] {3}));
    double[] outputs = network.outputs(network.initialParameters(1),
        Examples.of(examples, new Targets.Numbers(new double[2], 2)));
    RowPrediction row = model.predict(Map.of("x1", 0.5, "x2", -0.25, "image1", new Image(2, 3, 1, bytes), "x3", 3));
    assertEquals(List.of(new NumberPrediction("y1", outputs[0]), new NumberPrediction("y2", outputs[1])),
        row.targets());
    assertEquals("the row has no value for it", assertThrows(DataException.class,
        () -> model.predict(Map.of("x1", 0.5, "x2", -0.25, "x3", 3))).problem());
    Network ofTokens = Network.withInputs(new Shape.Tokens(4)).layer(new TestLayers.Table(2), new Uniform())
        .layer(new TestLayers.Elman(2, true), new Uniform()).dense(1, new Identity(), new Uniform()).build();
    assertEquals("tokens have no column without their vocabulary: give the preprocessing",
        assertThrows(IllegalArgumentException.class, () -> Model.of(ofTokens, new SquaredError(), untrained(ofTokens)))
            .getMessage());
  }

  @Test
  void predictsNumbersInTheOrderOfTheInputs() {
    Model model = plain(new Tanh());
    RowPrediction prediction = model.predict(new double[] {0.5, -2, 3});
    double[] outputs = model.network().outputs(model.parameters(), new double[] {0.5, -2, 3}, 1);
    assertEquals(List.of(new NumberPrediction("y1", outputs[0]), new NumberPrediction("y2", outputs[1])),
        prediction.targets());
    assertEquals(prediction, model.predict(Map.of("x1", 0.5f, "x2", -2, "x3", "3.0")));
  }

  @Test
  void refusesNumbersThatDontFitTheInputs() {
    assertEquals("2 values don't fit the 3 input columns 'x1', 'x2', 'x3'",
        assertThrows(IllegalArgumentException.class, () -> plain(new Tanh()).predict(new double[2])).getMessage());
    assertEquals("the input column 'fur' is no column of numbers: predict a map of names to values",
        assertThrows(IllegalArgumentException.class, () -> pets().predict(new double[3])).getMessage());
  }

  @Test
  void namesTheColumnWithoutAValue() {
    assertEquals("column 'born': the row has no value for it; the model needs one; the row has 'age', 'fur'",
        message(Map.of("age", 3, "fur", "long")));
    assertEquals("column 'age': the row names it 'Age'; columns are found by their exact names",
        message(Map.of("Age", 3, "fur", "long", "born", "2024-02-29")));
    assertEquals("column 'age': the row has no value for it; the model needs one; the row is empty",
        message(Map.of()));
  }

  @Test
  void namesTheColumnWithAnotherKindOfValue() {
    assertEquals("column 'fur': 'curly' is not among the labels of the training rows; they are 'long', 'none', 'short'",
        message(Map.of("age", 3, "fur", "curly", "born", "2024-02-29")));
    assertEquals("column 'age': 'old' is not a number; a number is expected, or a text such as 12, -0.5 or 1.5e-3",
        message(Map.of("age", "old", "fur", "long", "born", "2024-02-29")));
    assertEquals("column 'age': Infinity is not a finite number; every value has to be one",
        message(Map.of("age", Double.POSITIVE_INFINITY, "fur", "long", "born", "2024-02-29")));
  }

  private static String message(Map<String, ?> row) {
    return assertThrows(DataException.class, () -> pets().predict(row)).getMessage();
  }

  @Test
  void givesPredictionsAsATable() {
    Model model = pets();
    Table predictions = model.predictions(PETS);
    assertEquals(List.of("kind", "p(cat)", "p(dog)", "p(fish)"), predictions.names());
    List<RowPrediction> rows = model.predict(PETS);
    for (int row = 0; row < PETS.rows(); row++) {
      assertEquals(rows.get(row).label(), predictions.column("kind").get().text(row));
      assertEquals(rows.get(row).probabilities().get("dog"),
          ((NumberColumn) predictions.column("p(dog)").get()).values()[row]);
    }
    assertEquals(List.of("y1", "y2"), plain(new Tanh()).predictions(new Table(List.of(
        new NumberColumn("x1", new double[1]), new NumberColumn("x2", new double[1]),
        new NumberColumn("x3", new double[1])))).names());
  }

  @Test
  void showsLabelsAndNumbers() {
    RowPrediction prediction = pets().predict(row(0));
    String label = prediction.label();
    String percent = String.format(Locale.ROOT, "%.1f", 100 * prediction.probabilities().get(label));
    assertEquals("kind " + label + " (" + percent + " %)", prediction.toString());
    assertEquals(Collections.max(prediction.probabilities().values()), prediction.probabilities().get(label));
    assertEquals("the model predicts a label of 'kind', not a number",
        assertThrows(IllegalStateException.class, prediction::number).getMessage());
    assertEquals("there is no target 'price', but 'kind'",
        assertThrows(IllegalArgumentException.class, () -> prediction.of("price")).getMessage());
    RowPrediction numbers = plain(new Tanh()).predict(new double[3]);
    assertEquals("the model has the targets 'y1', 'y2': choose one by of(target)",
        assertThrows(IllegalStateException.class, numbers::number).getMessage());
    assertEquals("y1 0, y2 0", numbers.toString());
  }

  @Test
  void isShownByItsNetworkAndColumns() {
    assertEquals("pets: 8-5-3 (tanh, softmax), 63 parameters; age, fur, born -> kind", pets().toString());
    assertEquals("model: 3-4-2 (tanh, identity), 26 parameters; x1, x2, x3 -> y1, y2", plain(new Tanh()).toString());
  }

  @Test
  void isSavedAndLoadedToTheSameBits() throws IOException {
    Path file = folder.resolve("pets.ganglion");
    pets().save(file);
    assertArrayEquals(ModelFile.write(pets()), Files.readAllBytes(file));
    Model loaded = Model.load(file);
    assertArrayEquals(ModelFile.write(pets()), ModelFile.write(loaded));
    assertEquals(pets().predict(row(3)).probabilities(), loaded.predict(row(3)).probabilities());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void replacesWhatALinkLeadsTo() throws IOException {
    Path target = Files.writeString(folder.resolve("old.ganglion"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.ganglion"), target);
    pets().save(link);
    assertEquals(pets().toString(), Model.load(target).toString());
    assertEquals(true, Files.isSymbolicLink(link));
  }

  /** Not in any services file. */
  @Plugin(name = "acme.half", summary = "Half.", api = Api.LEVEL)
  public record Half() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x / 2;
    }

    @Override
    public double derivative(double x, double y) {
      return 0.5;
    }
  }

  @Test
  void namesWhatKeepsAFileFromBeingLoaded() throws IOException {
    Path half = folder.resolve("half.ganglion");
    plain(new Half()).save(half);
    assertRefused(half, PluginFinder.ofClassPath(), ": the model needs the activation 'acme.half', which is not there;"
        + " put its jar on the class path, or load the model with a PluginFinder that knows it");
    assertRefused(folder, PluginFinder.ofClassPath(), ": this is a folder, not a model; name the model.ganglion in it");
    assertRefused(folder.resolve("no.ganglion"), PluginFinder.ofClassPath(),
        ": there is no such file; check the path");
    assertRefused(Files.writeString(folder.resolve("text"), "text"), PluginFinder.ofClassPath(),
        ": this is not a model; name a model.ganglion, or the run directory it is in");
  }

  private static void assertRefused(Path file, PluginFinder plugins, String message) {
    assertEquals(file + message,
        assertThrows(ModelFileException.class, () -> Model.load(file, plugins)).getMessage());
  }

  @Test
  void findsPluginsThatAServicesFileNames() throws IOException {
    Path model = folder.resolve("half.ganglion");
    plain(new Half()).save(model);
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Activation.class.getName()), Half.class.getName() + "\n");
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, ModelTest.class.getClassLoader())) {
      assertEquals("model: 3-4-2 (acme.half, identity), 26 parameters; x1, x2, x3 -> y1, y2",
          Model.load(model, PluginFinder.in(classes)).toString());
    }
  }

  @Test
  void refusesAParameterThatIsNoNumber() {
    Network network = Network.withInputs(1).dense(1, new Identity(), new Uniform()).build();
    TrainingResult diverged = new TrainingResult(new double[] {1, Double.NaN}, 3, 2,
        new StopReason(StopReason.Kind.DIVERGED, "diverged"), Optional.empty());
    Loss loss = new SquaredError();
    assertEquals("parameter 1 is NaN, which no model may hold",
        assertThrows(IllegalArgumentException.class, () -> Model.of(network, loss, diverged)).getMessage());
  }

  /** Single rows are predicted by predictors that threads hand on. */
  @Test
  void isSafeForConcurrentUse() {
    Model model = pets();
    List<RowPrediction> all = model.predict(PETS);
    boolean[] same = new boolean[400];
    IntStream.range(0, same.length).parallel().forEach(i -> same[i] = model.predict(row(i % PETS.rows()))
        .probabilities().equals(all.get(i % PETS.rows()).probabilities()));
    boolean[] expected = new boolean[same.length];
    Arrays.fill(expected, true);
    assertArrayEquals(expected, same);
  }
}
