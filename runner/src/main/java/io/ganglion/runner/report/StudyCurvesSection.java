package io.ganglion.runner.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.runner.statistics.Median;
import io.ganglion.runner.terminal.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How the losses of each variant fell: the median over the seeds, and the middle half of them. */
final class StudyCurvesSection implements Section {
  private static final double WIDE = 1120;
  /** More bands than these hide one another. */
  private static final int MOST_BANDS = 4;
  private static final int MOST_LINES = 12;

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Variants variants = Variants.read(files);
    List<Element> figures = new ArrayList<>();
    String what = variants.of().size() <= MOST_BANDS ? "the median over the seeds, and the middle half of them"
        : "the median over the seeds";
    boolean validated = variants.of().stream().flatMap(variant -> variant.trials().stream())
        .anyMatch(trial -> points(trial).stream().anyMatch(point -> point.size() > 2));
    if (validated) {
      figures.add(figure("Validation loss", what + "; a training that stopped keeps its last loss.", variants, 2));
    }
    figures.add(figure("Training loss", what + ".", variants, 1));
    return List.of(Parts.section("learning", "Learning", figures));
  }

  private static List<JsonArray> points(JsonObject trial) {
    return JsonNumbers.elements(trial.get("curve")).stream().map(JsonElement::getAsJsonArray).toList();
  }

  /** A quartile, the median and the other quartile at each epoch. */
  private record Summary(double[] epochs, double[] low, double[] median, double[] high) {
    static Summary of(List<JsonObject> trials, int column) {
      TreeSet<Integer> epochs = new TreeSet<>();
      trials.forEach(trial -> points(trial).forEach(point -> epochs.add(point.get(0).getAsInt())));
      double[] at = epochs.stream().mapToDouble(epoch -> epoch).toArray();
      double[][] losses = trials.stream().map(trial -> losses(points(trial), at, column)).toArray(double[][]::new);
      double[][] quartiles = new double[3][at.length];
      for (int i = 0; i < at.length; i++) {
        int epoch = i;
        double[] all = Arrays.stream(losses).mapToDouble(loss -> loss[epoch]).toArray();
        quartiles[0][i] = Median.quantile(all, 0.25);
        quartiles[1][i] = Median.of(all);
        quartiles[2][i] = Median.quantile(all, 0.75);
      }
      return new Summary(at, quartiles[0], quartiles[1], quartiles[2]);
    }

    private static double[] losses(List<JsonArray> points, double[] epochs, int column) {
      double[] losses = new double[epochs.length];
      int next = 0;
      double loss = Double.POSITIVE_INFINITY;
      for (int i = 0; i < epochs.length; i++) {
        while (next < points.size() && points.get(next).get(0).getAsInt() <= epochs[i]) {
          JsonArray point = points.get(next++);
          double read = point.size() > column ? point.get(column).getAsDouble() : Double.NaN;
          loss = Double.isNaN(read) ? Double.POSITIVE_INFINITY : read;
        }
        losses[i] = loss;
      }
      return losses;
    }
  }

  private static Element figure(String title, String caption, Variants variants, int column) {
    List<Variants.Variant> drawn = variants.of().stream().filter(variant -> !variant.trials().isEmpty())
        .limit(MOST_LINES).toList();
    List<Summary> summaries = drawn.stream().map(variant -> Summary.of(variant.trials(), column)).toList();
    List<String> names = drawn.stream().map(Variants.Variant::name).toList();
    return Parts.figure(title, caption, Element.of("div", plot(title, names, summaries, WIDE)).classes("wide"),
        Element.of("div", plot(title, names, summaries, Plot.WIDTH)).classes("narrow"));
  }

  private static Element plot(String title, List<String> names, List<Summary> summaries, double width) {
    double last = summaries.stream().mapToDouble(summary -> summary.epochs[summary.epochs.length - 1]).max().orElse(2);
    Scale x = last > 1 ? new Scale(1, last, last > 100) : new Scale(0, 1, false);
    Scale y = Scale.logarithmic(summaries.stream().flatMapToDouble(summary -> Arrays.stream(summary.median)));
    double room = Math.min(130, 14 + names.stream().mapToDouble(Plot::width).max().orElse(0));
    Plot plot = new Plot(title, width, 300, x, y).roomOnTheRight(room).axes("epoch", "loss");
    if (summaries.size() <= MOST_BANDS) {
      IntStream.range(0, summaries.size()).forEach(i -> {
        Summary summary = summaries.get(i);
        if (Arrays.stream(summary.high).allMatch(Double::isFinite)) {
          plot.band(Variants.colour(i), summary.epochs, summary.low, summary.high);
        }
      });
    }
    for (int i = 0; i < summaries.size(); i++) {
      plot.line(Variants.colour(i), summaries.get(i).epochs, summaries.get(i).median);
    }
    List<String> classes = IntStream.range(0, names.size()).mapToObj(Variants::colour).toList();
    plot.endLabels(classes, names, summaries.stream().map(summary -> summary.median[summary.median.length - 1])
        .toList());
    hover(plot, names, summaries);
    return plot.element();
  }

  private static void hover(Plot plot, List<String> names, List<Summary> summaries) {
    TreeSet<Integer> epochs = new TreeSet<>();
    summaries.forEach(summary -> Arrays.stream(summary.epochs).forEach(epoch -> epochs.add((int) epoch)));
    int stride = 1 + epochs.size() / 120;
    int n = 0;
    for (int epoch : epochs) {
      if (n++ % stride != 0) {
        continue;
      }
      StringBuilder text = new StringBuilder("epoch " + epoch);
      for (int i = 0; i < names.size(); i++) {
        Summary summary = summaries.get(i);
        int found = Arrays.binarySearch(summary.epochs, epoch);
        int at = Math.max(0, found >= 0 ? found : -found - 2);
        text.append('\n').append(names.get(i)).append(' ').append(Numbers.measure(summary.median[at]));
      }
      plot.hover(epoch, Double.NaN, text.toString());
    }
  }
}
