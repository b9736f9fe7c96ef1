package io.ganglion.experiments.bench;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small problems that trainers are compared on. All but one have squared error, so that Levenberg–Marquardt can take
 * part, averaged over the examples, and start from weights and biases uniform in ±1.
 */
final class TrainerProblems {
  private static final int SINE_POINTS = 41;
  private static final String TUMOUR = "c31";
  private static final int TUMOUR_COLUMNS = 31;
  private static final int TUMOURS = 569;

  private final PluginCatalog catalog;

  TrainerProblems(PluginCatalog catalog) {
    this.catalog = catalog;
  }

  /** @param breastCancer scikit-learn's table; without it, that problem is left out */
  List<Task> all(Optional<Path> breastCancer) {
    List<Task> all = new ArrayList<>(List.of(xor(), encoder(), sine("sine", 1e-3, 10_000),
        sine("sine-fine", 1e-9, 10_000), iris()));
    breastCancer.ifPresent(file -> all.add(breastCancer(file)));
    all.add(twoSpirals());
    return all;
  }

  private Task xor() {
    Examples examples = Examples.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
        new double[][] {{0}, {1}, {1}, {0}});
    return classes("xor", Network.withInputs(2).dense(2, tanh(), weights(), weights()), examples, 2_000);
  }

  private Task encoder() {
    Examples examples = Encoder.examples(10);
    return classes("encoder", Network.withInputs(10).dense(5, activation("sigmoid"), weights(), weights()), examples,
        2_000);
  }

  /** sin πx at 41 points from -1 to 1. */
  private Task sine(String name, double meanSquaredError, int budget) {
    double[] x = new double[SINE_POINTS];
    double[] y = new double[SINE_POINTS];
    for (int i = 0; i < SINE_POINTS; i++) {
      x[i] = -1 + 2.0 * i / (SINE_POINTS - 1);
      y[i] = StrictMath.sin(Math.PI * x[i]);
    }
    Network network = Network.withInputs(1).dense(10, tanh(), weights(), weights())
        .dense(1, activation("identity"), weights(), weights()).build();
    // The loss of an example is half its squared error.
    return new Task(name, network, squaredError(), Reduction.MEAN, new Examples(SINE_POINTS, 1, 1, x, y),
        Goal.loss(meanSquaredError / 2), budget);
  }

  private Task iris() {
    Examples examples = standardised(BenchFile.read("iris.csv", 0), "species");
    return right("iris", examples, 148, 2_000);
  }

  private Task breastCancer(Path file) {
    CsvTable source = CsvReader.read(ByteSource.of(file), new TextLayout(false, ",", "\"", 1),
        WantedColumns.ALL.typed(Map.of(TUMOUR, Column.Type.CATEGORY)));
    Table table = source.table();
    if (table.rows() != TUMOURS || table.columns().size() != TUMOUR_COLUMNS) {
      throw new ProblemException(ExitCode.DATA, new Problem("the table has " + table.rows() + " rows of "
          + table.columns().size() + " numbers, not " + TUMOURS + " of " + TUMOUR_COLUMNS, Place.at(source.file()),
          "it has to be breast_cancer.csv as scikit-learn has it, with a first line that holds counts"));
    }
    return right("breast-cancer", standardised(table, TUMOUR), 564, 2_000);
  }

  private static Examples standardised(Table table, String target) {
    List<ColumnPlan> inputs = table.names().stream().filter(name -> !name.equals(target))
        .map(name -> ColumnPlan.of(name, Scaling.STANDARD)).toList();
    Preprocessing preprocessing = Preprocessing.fit(table, table.allRows(), inputs,
        List.of(ColumnPlan.of(target, Scaling.NONE)));
    return preprocessing.encode(table, table.allRows());
  }

  /** Lang's and Witbrock's 194 points. Squared error solves few starts, so that this problem has cross-entropy. */
  private Task twoSpirals() {
    Table table = BenchFile.read("two-spirals.csv", 0);
    Preprocessing preprocessing = Preprocessing.fit(table, table.allRows(),
        List.of(ColumnPlan.of("x", Scaling.STANDARD), ColumnPlan.of("y", Scaling.STANDARD)),
        List.of(ColumnPlan.binary("spiral")));
    Examples examples = preprocessing.encode(table, table.allRows());
    WeightInitializer weights = PluginSpec.parse("lecun-normal").create(PluginKind.INITIALIZER, catalog);
    Network.Builder layers = Network.withInputs(2).shortcuts();
    for (int layer = 0; layer < 3; layer++) {
      layers.dense(5, tanh(), weights, weights);
    }
    Network network = layers.dense(1, activation("sigmoid"), weights, weights).build();
    Loss crossEntropy = PluginSpec.parse("cross-entropy").create(PluginKind.LOSS, catalog);
    return new Task("two-spirals", network, crossEntropy, Reduction.MEAN, examples,
        Goal.fortyTwentyForty(network, examples), 10_000);
  }

  /** Solved by the 40-20-40 criterion. */
  private Task classes(String name, Network.Builder hidden, Examples examples, int budget) {
    Network network =
        hidden.dense(examples.targetWidth(), activation("sigmoid"), weights(), weights()).build();
    return new Task(name, network, squaredError(), Reduction.MEAN, examples, Goal.fortyTwentyForty(network, examples),
        budget);
  }

  /** Solved if at least this many examples are classified correctly. */
  private Task right(String name, Examples examples, int least, int budget) {
    Network network = Network.withInputs(examples.inputWidth())
        .dense(5, tanh(), weights(), weights())
        .dense(examples.targetWidth(), activation("sigmoid"), weights(), weights())
        .build();
    return new Task(name, network, squaredError(), Reduction.MEAN, examples, Goal.right(network, examples, least),
        budget);
  }

  private Activation tanh() {
    return activation("tanh");
  }

  private Activation activation(String name) {
    return PluginSpec.parse(name).create(PluginKind.ACTIVATION, catalog);
  }

  private WeightInitializer weights() {
    return PluginSpec.parse("uniform low=-1 high=1").create(PluginKind.INITIALIZER, catalog);
  }

  private Loss squaredError() {
    return PluginSpec.parse("squared-error").create(PluginKind.LOSS, catalog);
  }
}
