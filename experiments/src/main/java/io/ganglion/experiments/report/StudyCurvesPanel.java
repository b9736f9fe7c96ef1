package io.ganglion.experiments.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How losses fell, of each variant or of the best settings: the median over the seeds, and the interquartile range. */
final class StudyCurvesPanel implements Panel {
  private static final double WIDE = 1120;
  /** More bands than these hide one another. */
  private static final int MOST_BANDS = 4;
  private static final int MOST_LINES = 12;
  private static final int MOST_SETTINGS = 5;
  /** How many losses the pointer can show in all. */
  private static final int HOVERED = 600;

  /** Trainings of one thing with several seeds, as {@code trials.json} has them. */
  private record Group(String name, List<JsonObject> trials) {
    boolean hasCurves() {
      return trials.stream().anyMatch(trial -> !points(trial).isEmpty());
    }
  }

  @Override
  public String name() {
    return "Learning";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    List<Group> groups = files.manifest().has("sweep") ? bestSettings(files)
        : ComparedVariants.read(files).of().stream()
        .map(variant -> new Group(variant.name(), variant.trials())).toList();
    List<Group> drawn = groups.stream().filter(Group::hasCurves).limit(MOST_LINES).toList();
    if (drawn.isEmpty()) {
      return List.of();
    }
    List<Element> figures = new ArrayList<>();
    boolean severalSeeds = drawn.stream().anyMatch(group -> group.trials.size() > 1);
    String of = files.manifest().has("sweep") ? "of the best settings, by rank and values"
        : groups.size() > MOST_LINES ? "of the first " + MOST_LINES : "";
    String median = !severalSeeds ? "" : drawn.size() > MOST_BANDS ? "the median over the seeds"
        : "the median over the seeds, and the interquartile range";
    String what = of + (of.isEmpty() || median.isEmpty() ? "" : ": ") + median;
    boolean validated = drawn.stream().flatMap(group -> group.trials.stream())
        .anyMatch(trial -> points(trial).stream().anyMatch(point -> point.size() > 2));
    if (validated) {
      figures.add(figure("Validation loss", what + "; the dot is the epoch that was kept" + (severalSeeds
          ? ", the median; a training that stopped keeps its last loss." : "."), drawn, 2));
    }
    figures.add(figure("Training loss", what + ".", drawn, 1));
    return List.of(Parts.section("learning", "Learning", Element.of("div").classes("pair").add(figures)));
  }

  /** Of each the trainings of its last round: they come last. */
  private static List<Group> bestSettings(RunFiles files) throws IOException {
    JsonObject sweep = files.manifest().getAsJsonObject("sweep");
    Map<String, JsonObject> trials = new HashMap<>();
    files.json("trials.json").map(JsonNumbers::objects).orElse(List.of())
        .forEach(trial -> trials.put(JsonNumbers.text(trial, "trial"), trial));
    List<Group> groups = new ArrayList<>();
    for (JsonObject settings : JsonNumbers.objects(sweep.get("settings")).stream().limit(MOST_SETTINGS).toList()) {
      String values = settings.getAsJsonObject("changes").entrySet().stream()
          .map(change -> change.getValue().getAsString()).collect(Collectors.joining(", "));
      groups.add(new Group((groups.size() + 1) + ": " + values, JsonNumbers.elements(sweep.get("seeds")).stream()
          .map(seed -> Optional.ofNullable(trials.get(values + ", seed " + seed.getAsLong())))
          .flatMap(Optional::stream).toList()));
    }
    return groups;
  }

  private static List<JsonArray> points(JsonObject trial) {
    return JsonNumbers.elements(trial.get("curve")).stream().map(JsonElement::getAsJsonArray)
        .filter(point -> point.size() > 1 && point.get(0).isJsonPrimitive()).toList();
  }

  /** A quartile, the median and the other quartile at each epoch. */
  private record Summary(double[] epochs, double[] low, double[] median, double[] high, int kept) {
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
      double kept = Median.of(trials.stream().mapToDouble(trial -> JsonNumbers.number(trial, "keptEpoch")).toArray());
      return new Summary(at, quartiles[0], quartiles[1], quartiles[2], (int) kept);
    }

    /** Where the latest loss of an epoch stands. */
    int at(int epoch) {
      int found = Arrays.binarySearch(epochs, epoch);
      return Math.max(0, found >= 0 ? found : -found - 2);
    }

    private static double[] losses(List<JsonArray> points, double[] epochs, int column) {
      double[] losses = new double[epochs.length];
      int next = 0;
      double loss = Double.POSITIVE_INFINITY;
      for (int i = 0; i < epochs.length; i++) {
        while (next < points.size() && points.get(next).get(0).getAsInt() <= epochs[i]) {
          JsonArray point = points.get(next++);
          double read = point.size() > column ? JsonNumbers.number(point.get(column)) : Double.NaN;
          loss = Double.isNaN(read) ? Double.POSITIVE_INFINITY : read;
        }
        losses[i] = loss;
      }
      return losses;
    }
  }

  private static Element figure(String title, String caption, List<Group> groups, int column) {
    List<Summary> summaries = groups.stream().map(group -> Summary.of(group.trials, column)).toList();
    List<String> names = groups.stream().map(Group::name).toList();
    return Parts.figure(title, caption,
        Plot.bothWidths(WIDE, width -> plot(title, names, summaries, width, column == 2)));
  }

  private static Plot plot(String title, List<String> names, List<Summary> summaries, double width, boolean kept) {
    double last = summaries.stream().mapToDouble(summary -> summary.epochs[summary.epochs.length - 1]).max().orElse(2);
    AxisScale x = last > 1
        && last < Double.POSITIVE_INFINITY ? new AxisScale(1, last, last > 100) : new AxisScale(0, 1, false);
    AxisScale y = AxisScale.logarithmic(summaries.stream().flatMapToDouble(summary -> Arrays.stream(summary.median)));
    double room = Math.min(130, 14 + names.stream().mapToDouble(Plot::width).max().orElse(0));
    Plot plot = new Plot(title, width, 300, x, y).roomOnTheRight(room).axes("epoch", "loss");
    if (summaries.size() <= MOST_BANDS) {
      IntStream.range(0, summaries.size()).forEach(i -> {
        Summary summary = summaries.get(i);
        if (Arrays.stream(summary.high).allMatch(Double::isFinite)) {
          plot.band(ComparedVariants.colour(i), summary.epochs, summary.low, summary.high);
        }
      });
    }
    for (int i = 0; i < summaries.size(); i++) {
      Summary summary = summaries.get(i);
      plot.line(ComparedVariants.colour(i), summary.epochs, summary.median);
      if (kept) {
        plot.dots(ComparedVariants.colour(i), new double[] {summary.kept},
            new double[] {summary.median[summary.at(summary.kept)]});
      }
    }
    List<String> classes = IntStream.range(0, names.size()).mapToObj(ComparedVariants::colour).toList();
    plot.endLabels(classes, names, summaries.stream().map(summary -> summary.median[summary.median.length - 1])
        .toList());
    hover(plot, names, summaries);
    return plot;
  }

  private static void hover(Plot plot, List<String> names, List<Summary> summaries) {
    TreeSet<Integer> epochs = new TreeSet<>();
    summaries.forEach(summary -> Arrays.stream(summary.epochs).forEach(epoch -> epochs.add((int) epoch)));
    int stride = 1 + epochs.size() * names.size() / HOVERED;
    int n = 0;
    for (int epoch : epochs) {
      if (n++ % stride != 0) {
        continue;
      }
      StringBuilder text = new StringBuilder("epoch " + epoch);
      for (int i = 0; i < names.size(); i++) {
        Summary summary = summaries.get(i);
        text.append('\n').append(names.get(i)).append(' ')
            .append(Format.measure(summary.median[summary.at(epoch)]));
      }
      plot.hover(epoch, Double.NaN, text.toString());
    }
  }
}
