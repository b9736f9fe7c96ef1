package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Histograms of weights and of trainers' steps. */
final class WeightFigures {
  private static final double HEIGHT = 180;
  private static final int MOST = 9;

  private WeightFigures() {}

  /** One for each layer, before and after training. */
  static List<Element> weights(List<JsonObject> layers) {
    List<Element> figures = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, layers.size()); i++) {
      JsonObject layer = layers.get(i);
      if (layer.has("weights") && isHistogram(layer.getAsJsonObject("weights"), "start")
          && isHistogram(layer.getAsJsonObject("weights"), "end")) {
        figures.add(weights(i, layer));
      }
    }
    return figures;
  }

  /** Whether there are bars, and an edge more. */
  static boolean isHistogram(JsonObject histogram, String counts) {
    int bars = JsonNumbers.array(histogram, counts).size();
    return bars > 0 && JsonNumbers.array(histogram, "edges").size() == bars + 1;
  }

  private static Element weights(int index, JsonObject layer) {
    JsonObject histogram = layer.getAsJsonObject("weights");
    double[] edges = JsonNumbers.numbers(histogram.get("edges"));
    double[] start = JsonNumbers.numbers(histogram.get("start"));
    double[] end = JsonNumbers.numbers(histogram.get("end"));
    // Biases that all start at 0 would flatten the rest.
    double most = Math.max(Arrays.stream(end).max().orElse(1),
        Math.min(Arrays.stream(start).max().orElse(1), 2 * Arrays.stream(end).max().orElse(1)));
    Plot plot = new Plot("weights of layer " + (index + 1), Plot.WIDTH, HEIGHT,
        AxisScale.between(edges[0], edges[edges.length - 1]), AxisScale.fromZero(DoubleStream.of(most)))
        .axes("weight", "count");
    plot.bars("c" + Math.min(9, index), edges, end, IntStream.range(0, end.length).mapToObj(bin ->
        Format.grouped((long) end[bin]) + " from " + AxisScale.text(edges[bin]) + " to "
              + AxisScale.text(edges[bin + 1])
            + ", " + Format.grouped((long) start[bin]) + " at the start").toList());
    plot.outline("muted thin", edges, start);
    return Parts.figure("Layer " + (index + 1), Format.grouped((long) DoubleStream.of(end).sum())
        + " weights and biases from " + JsonNumbers.text(layer, "initializer") + ".", plot.element());
  }

  /** @param steps edges evenly spaced by ratio, and counts */
  static Element steps(JsonObject steps) {
    double[] edges = JsonNumbers.numbers(steps.get("edges"));
    double[] counts = JsonNumbers.numbers(steps.get("counts"));
    double last = edges[edges.length - 1];
    Plot plot = new Plot("sizes of steps", Plot.WIDTH, 230,
        edges[0] > 0 && last > edges[0] && last < Double.POSITIVE_INFINITY ? new AxisScale(edges[0], last, true)
            : AxisScale.logarithmic(Arrays.stream(edges)),
        AxisScale.fromZero(Arrays.stream(counts))).axes("step", "parameters");
    plot.bars("c0", edges, counts, IntStream.range(0, counts.length).mapToObj(bin ->
        Format.count((long) counts[bin], "parameter") + " with steps of " + Format.measure(edges[bin]) + " to "
            + Format.measure(edges[bin + 1])).toList());
    return Parts.figure("Steps at the end", "between the trainer's smallest and largest.",
        plot.element());
  }
}
