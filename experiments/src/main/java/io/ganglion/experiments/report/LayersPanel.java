package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Gradients, units and steps of each layer while it was trained. */
final class LayersPanel implements Panel {
  private static final double HEIGHT = 230;
  private static final int MOST = 10;

  @Override
  public String name() {
    return "Layers in training";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<Map<String, double[]>> probe = files.columns("probe.csv");
    if (probe.isEmpty() || column(probe.get(), "epoch").length == 0) {
      return List.of();
    }
    List<Series> gradients = series(probe.get(), "gradient_norm");
    List<Series> saturated = series(probe.get(), "saturated");
    List<Series> dead = series(probe.get(), "dead");
    List<Series> steps = series(probe.get(), "median_step");
    List<Element> figures = new ArrayList<>();
    if (!gradients.isEmpty()) {
      figures.add(figure("Gradient norm", "per layer; where it vanishes, a layer doesn't learn.", gradients, true,
          "norm"));
    }
    if (!saturated.isEmpty()) {
      figures.add(figure("Saturated units", "the share that is saturated on most"
          + " examples of a sample.", saturated, false, "share"));
    }
    if (!dead.isEmpty()) {
      figures.add(figure("Dead units", "the share with hardly any derivative on every example of a sample.", dead,
          false, "share"));
    }
    if (!steps.isEmpty()) {
      figures.add(figure("Step size", "of the parameters, the median per layer.", steps, true, "step"));
    }
    Optional<JsonObject> diagnosis = files.object("diagnosis.json");
    if (diagnosis.isPresent() && diagnosis.get().has("steps")
        && WeightFigures.isHistogram(diagnosis.get().getAsJsonObject("steps"), "counts")) {
      figures.add(WeightFigures.steps(diagnosis.get().getAsJsonObject("steps")));
    }
    if (diagnosis.isPresent()) {
      for (JsonObject layer : JsonNumbers.objects(diagnosis.get().get("layers"))) {
        if (layer.has("overSteps")) {
          figures.add(overSteps(JsonNumbers.whole(layer, "number"), layer.getAsJsonObject("overSteps")));
        }
      }
    }
    return List.of(Parts.section("layers", "Layers in training", Parts.grid(figures)));
  }

  /** What is left of the gradient of a target in the states before it. */
  private static Element overSteps(int layer, JsonObject seen) {
    double[] distances = JsonNumbers.numbers(seen.get("distances"));
    double[] start = JsonNumbers.numbers(seen.get("start"));
    double[] end = JsonNumbers.numbers(seen.get("end"));
    Plot plot = new Plot("gradient by distance from the target", Plot.WIDTH, HEIGHT,
        AxisScale.fromZero(Arrays.stream(distances)),
        AxisScale.logarithmic(DoubleStream.concat(Arrays.stream(start), Arrays.stream(end)))).roomOnTheRight(64)
        .axes("steps before the target", "norm");
    plot.line("ink", distances, start).line("c2", distances, end);
    plot.endLabels(List.of("ink", "c2"), List.of("at first", "in the end"),
        List.of(Plot.last(start), Plot.last(end)));
    for (int i = 0; i < Math.min(distances.length, Math.min(start.length, end.length)); i++) {
      plot.hover(distances[i], Double.NaN, Format.count((int) distances[i], "step") + " before the target\nat first "
          + Format.measure(start[i]) + "\nin the end " + Format.measure(end[i]));
    }
    return Parts.figure("Gradient over steps", "of layer " + layer + ": what is left of that of a target in the states"
        + " before it; where it vanishes, nothing is learned of those steps.", plot.element());
  }

  private record Series(int layer, double[] epochs, double[] values) {}

  /** One for each layer that has such figures. */
  private static List<Series> series(Map<String, double[]> probe, String column) {
    Map<Integer, List<double[]>> byLayer = new TreeMap<>();
    double[] values = column(probe, column);
    double[] layers = column(probe, "layer");
    double[] epochs = column(probe, "epoch");
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        byLayer.computeIfAbsent((int) layers[row], layer -> new ArrayList<>())
            .add(new double[] {epochs[row], values[row]});
      }
    }
    return byLayer.entrySet().stream().limit(MOST).map(layer -> new Series(layer.getKey(),
        layer.getValue().stream().mapToDouble(point -> point[0]).toArray(),
        layer.getValue().stream().mapToDouble(point -> point[1]).toArray())).toList();
  }

  private static double[] column(Map<String, double[]> probe, String name) {
    return Objects.requireNonNull(probe.get(name));
  }

  private static Element figure(String title, String caption, List<Series> layers, boolean logarithmic,
      String axis) {
    double[] epochs = layers.get(0).epochs;
    AxisScale x = AxisScale.fromZero(Arrays.stream(epochs));
    AxisScale y = logarithmic
        ? AxisScale.logarithmic(layers.stream().flatMapToDouble(layer -> Arrays.stream(layer.values)))
        : new AxisScale(0, 1, false);
    Plot plot = new Plot(title, Plot.WIDTH, HEIGHT, x, y).roomOnTheRight(52).axes("epoch", axis);
    layers.forEach(layer -> plot.line("c" + (layer.layer - 1), layer.epochs, layer.values));
    plot.endLabels(layers.stream().map(layer -> "c" + (layer.layer - 1)).toList(),
        layers.stream().map(layer -> "layer " + layer.layer).toList(),
        layers.stream().map(layer -> Plot.last(layer.values)).toList());
    IntStream.range(0, epochs.length).forEach(i -> {
      StringBuilder text = new StringBuilder("epoch " + (int) epochs[i]);
      layers.stream().filter(layer -> i < layer.values.length).forEach(layer -> text.append("\nlayer ")
          .append(layer.layer).append(' ').append(logarithmic ? Format.measure(layer.values[i])
              : Format.percent(layer.values[i])));
      plot.hover(epochs[i], Double.NaN, text.toString());
    });
    return Parts.figure(title, caption, plot.element());
  }
}
