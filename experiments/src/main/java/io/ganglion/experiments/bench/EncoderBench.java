package io.ganglion.experiments.bench;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tight encoders: sigmoid units, squared error summed over the examples, weights and biases from ±1, the 40-20-40
 * criterion. A start that isn't solved after 2,000 epochs, of a pass forward and one back each, counts as not solved,
 * and not in the mean of the epochs.
 */
public final class EncoderBench {
  private static final int SOURCE_LINES = 3;
  private static final int BUDGET = 2 * 2000;

  private EncoderBench() {}

  /** @param runs starts of each trainer, if not as many as published */
  public static List<FigureComparison> run(PluginCatalog catalog, OptionalInt runs, int threads) {
    Table published = BenchFile.read("encoders.csv", SOURCE_LINES);
    List<FigureComparison> comparisons = new ArrayList<>();
    for (int row = 0; row < published.rows(); row++) {
      comparisons.addAll(run(published, row, catalog, runs, threads));
    }
    return comparisons;
  }

  private static List<FigureComparison> run(Table published, int row, PluginCatalog catalog, OptionalInt runs,
      int threads) {
    int wide = (int) BenchFile.number(published, "wide", row);
    int narrow = (int) BenchFile.number(published, "narrow", row);
    String flatSpot = BenchFile.text(published, "flat-spot", row);
    PluginSpec trainer = PluginSpec.parse(BenchFile.text(published, "trainer", row));
    Task task = task(wide, narrow, flatSpot, BUDGET, catalog);
    int starts = runs.orElse((int) BenchFile.number(published, "starts", row));
    List<Attempt> attempts = Starts.run(starts, threads,
        start -> Attempt.of(task, (Trainer<?>) trainer.create(PluginKind.TRAINER, catalog), start + 1));
    String experiment = task.name() + ", " + trainer.name() + " (" + trainer.settingsText() + ")";
    List<FigureComparison> comparisons = new ArrayList<>();
    comparisons.add(new FigureComparison(experiment, "solved %",
        new Published.AtLeast(BenchFile.number(published, "solved", row)),
        Sample.of(attempts.stream().mapToDouble(attempt -> attempt.solved() ? 100 : 0).toArray())));
    double[] epochs = attempts.stream().filter(Attempt::solved).mapToDouble(Attempt::epochs).toArray();
    if (epochs.length > 0) {
      comparisons.add(new FigureComparison(experiment, "epochs", epochs(published, row), Sample.of(epochs)));
    }
    return comparisons;
  }

  /** A tolerance without a figure is the most that is expected. */
  private static Published epochs(Table published, int row) {
    double tolerance = BenchFile.number(published, "tolerance", row);
    return BenchFile.text(published, "epochs", row).isEmpty()
        ? new Published.AtMost(tolerance)
        : new Published.About(BenchFile.number(published, "epochs", row), tolerance);
  }

  static Task task(int wide, int narrow, String flatSpot, int budget, PluginCatalog catalog) {
    WeightInitializer weights = PluginSpec.parse("uniform low=-1 high=1").create(PluginKind.INITIALIZER, catalog);
    Activation sigmoid = PluginSpec.parse("sigmoid flat-spot=" + flatSpot).create(PluginKind.ACTIVATION, catalog);
    Loss squaredError = PluginSpec.parse("squared-error").create(PluginKind.LOSS, catalog);
    Examples examples = Encoder.examples(wide);
    Network network = Network.withInputs(wide)
        .dense(narrow, sigmoid, weights, weights)
        .dense(wide, sigmoid, weights, weights)
        .build();
    String name = network.shape() + (flatSpot.equals("none") ? "" : ", flat-spot " + flatSpot);
    return new Task(name, network, squaredError, Reduction.SUM, examples,
        Goal.fortyTwentyForty(network, examples), budget);
  }
}
