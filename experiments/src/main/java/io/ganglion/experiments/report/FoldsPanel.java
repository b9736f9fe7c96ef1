package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The scores of a cross-validation: every fold, and their mean and spread. */
final class FoldsPanel implements Panel {
  private static final double ROW = 30;
  private static final double NAMES = 70;

  @Override
  public String name() {
    return "Cross-validation";
  }

  @Override
  public List<Element> of(RunFiles files) {
    JsonObject manifest = files.manifest();
    if (!manifest.has("folds")) {
      return List.of();
    }
    JsonObject folds = manifest.getAsJsonObject("folds");
    int repeats = folds.get("repeats").getAsInt();
    int diverged = folds.get("diverged").getAsInt();
    String drawn = folds.get("kfold").getAsString() + " folds"
        + (repeats == 1 ? "" : ", repeated " + repeats + " times");
    List<Object> content = new ArrayList<>(List.of(Parts.paragraph(
        drawn + "; each was the test part of a training on the others."
        + (diverged == 0 ? "" : " " + diverged + " diverged and are left out of the means.")
        + " The model in this directory was trained once more, on all folds.")));
    JsonObject splits = folds.getAsJsonObject("splits");
    if (splits.has("test")) {
      List<JsonObject> each = JsonNumbers.objects(folds.get("each")).stream()
          .map(fold -> fold.getAsJsonObject("splits")).filter(scores -> scores.has("test")).toList();
      List<Element> figures = MetricText.shown(splits.getAsJsonObject("test").keySet()).stream()
          .map(metric -> figure(metric, splits, each)).toList();
      content.add(Parts.grid(figures));
      content.add(Element.of("div", table(splits)));
    }
    return List.of(Parts.section("folds", "Cross-validation", content));
  }

  private static String shown(String metric, double value) {
    return MetricText.value(metric, value);
  }

  private static Element figure(String metric, JsonObject splits, List<JsonObject> each) {
    List<String> parts = splits.keySet().stream().filter(part -> splits.getAsJsonObject(part).has(metric)).toList();
    List<double[]> scores = parts.stream().map(part -> each.stream()
        .mapToDouble(fold -> JsonNumbers.number(fold.getAsJsonObject(part), metric)).toArray()).toList();
    AxisScale x = AxisScale.linear(scores.stream().flatMapToDouble(Arrays::stream)).padded(0.04);
    Plot plot = new Plot("folds by " + metric, Plot.WIDTH, ROW * parts.size() + 46, x, new AxisScale(0, 1, false))
        .roomOnTheLeft(NAMES).roomOnTheRight(20).xAxis(metric);
    for (int i = 0; i < parts.size(); i++) {
      double y = 8 + ROW * (i + 0.5);
      String colour = "c" + i;
      double mean = JsonNumbers.number(splits.getAsJsonObject(parts.get(i)).getAsJsonObject(metric), "mean");
      plot.add(Plot.line(plot.left(), y, plot.rightEdge(), y, "grid"))
          .add(Plot.text(plot.left() - 8, y + 4, "end", "tick", parts.get(i)))
          .add(Plot.line(plot.px(mean), y - 11, plot.px(mean), y + 11, "median " + colour));
      double[] places = Arrays.stream(scores.get(i)).map(plot::px).toArray();
      plot.discs(colour, places, DoubleStream.generate(() -> y).limit(places.length).toArray(), places.length > 50);
      for (int fold = 0; fold < places.length; fold++) {
        plot.hoverAt(places[fold], y, parts.get(i) + "\nfold " + (fold + 1) + "\n"
            + shown(metric, scores.get(i)[fold]));
      }
    }
    return Parts.figure(metric, "a dot for each fold, and the mean.", plot.element());
  }

  private static Element table(JsonObject splits) {
    List<List<Object>> rows = new ArrayList<>();
    splits.entrySet().forEach(part -> part.getValue().getAsJsonObject().entrySet().forEach(metric -> {
      JsonObject numbers = metric.getValue().getAsJsonObject();
      List<Object> row = new ArrayList<>(List.of(part.getKey() + " " + metric.getKey()));
      for (String number : List.of("mean", "standardDeviation", "standardError", "baseline")) {
        row.add(shown(metric.getKey(), JsonNumbers.number(numbers, number)));
      }
      rows.add(row);
    }));
    return Parts.table(List.of("", "mean", "std. dev.", "std. error", "baseline"), rows);
  }

  /** The mean of the test scores in a sentence; empty where every fold diverged. */
  static String sentence(JsonObject folds) {
    JsonObject splits = folds.getAsJsonObject("splits");
    if (!splits.has("test")) {
      return "";
    }
    JsonObject test = splits.getAsJsonObject("test");
    String metric = test.has("accuracy") ? "accuracy" : test.has("r2") ? "r2" : "loss";
    JsonObject numbers = test.getAsJsonObject(metric);
    double mean = JsonNumbers.number(numbers, "mean");
    double error = JsonNumbers.number(numbers, "standardError");
    long count = (long) folds.get("kfold").getAsInt() * folds.get("repeats").getAsInt();
    String name = metric.equals("accuracy") ? "Accuracy" : metric.equals("r2") ? "R²" : "Loss";
    String sentence = name + " " + shown(metric, mean) + " ± " + shown(metric, error) + ", the mean of "
        + Format.count(count, "test fold") + " and its standard error";
    double baseline = JsonNumbers.number(numbers, "baseline");
    if (Double.isNaN(baseline)) {
      return sentence;
    }
    String constant = "a constant, which reaches " + shown(metric, baseline);
    double low = JsonNumbers.number(numbers, "low");
    return low > 0 ? sentence + "; a constant reaches " + shown(metric, baseline)
        : sentence + (JsonNumbers.number(numbers, "high") < 0 ? ": worse than " : ": not significantly better than ")
            + constant;
  }
}
