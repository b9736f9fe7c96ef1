package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Predicted against true values of a target of numbers, and the residuals. */
final class RegressionFigures {
  private static final double SQUARE = 340;
  private static final double LOW = 260;
  private static final double WIDE = 1120;

  private RegressionFigures() {}

  /** Whether there is something to show. */
  static boolean hasPoints(JsonObject target) {
    int points = JsonNumbers.array(target, "actual").size();
    return points > 0 && JsonNumbers.array(target, "predicted").size() == points;
  }

  /** @param target as an evaluation describes it, with points */
  static List<Element> of(JsonObject target) {
    String column = JsonNumbers.text(target, "column");
    double[] actual = JsonNumbers.numbers(target.get("actual"));
    double[] predicted = JsonNumbers.numbers(target.get("predicted"));
    List<Element> figures = new ArrayList<>();
    figures.add(scatter(column, actual, predicted));
    double[] residual = IntStream.range(0, actual.length).mapToDouble(i -> predicted[i] - actual[i]).toArray();
    figures.add(residuals(column, predicted, residual));
    if (target.has("residuals") && WeightFigures.isHistogram(target.getAsJsonObject("residuals"), "counts")) {
      figures.add(histogram(target.getAsJsonObject("residuals")));
    }
    return figures;
  }

  private static Element scatter(String column, double[] actual, double[] predicted) {
    AxisScale both = AxisScale
        .linear(DoubleStream.concat(Arrays.stream(actual), Arrays.stream(predicted))).padded(0.04);
    Plot plot = new Plot("predicted against true values", Plot.WIDTH, SQUARE, both, both)
        .axes("true " + Plot.shortened(column, 120), "predicted");
    plot.across("reference", both.low(), both.low(), both.high(), both.high());
    plot.dots("c0", actual, predicted);
    for (int i = 0; i < actual.length; i++) {
      if (Double.isFinite(predicted[i])) {
        plot.hover(actual[i], predicted[i], "true " + Format.measure(actual[i]) + "\npredicted "
            + Format.measure(predicted[i]));
      }
    }
    return Parts.figure("Predicted against true", "on the line where they agree"
        + (actual.length == 400 ? "; 400 of the examples." : "."), plot.element());
  }

  private static Element residuals(String column, double[] predicted, double[] residual) {
    double most = Arrays.stream(residual).filter(Double::isFinite).map(Math::abs).max().orElse(1);
    AxisScale y = most == 0 ? new AxisScale(-1, 1, false) : AxisScale.between(-1.05 * most, 1.05 * most);
    AxisScale x = AxisScale.linear(Arrays.stream(predicted)).padded(0.04);
    Plot plot = new Plot("residuals", Plot.WIDTH, SQUARE, x, y)
        .axes("predicted " + Plot.shortened(column, 120), "residual: predicted − true");
    plot.across("reference", x.low(), 0, x.high(), 0).dots("c0", predicted, residual);
    return Parts.figure("Residuals",
        "without a pattern if the network has learned everything that the inputs can explain.", plot.element());
  }

  private static Element histogram(JsonObject residuals) {
    double[] edges = JsonNumbers.numbers(residuals.get("edges"));
    double[] counts = JsonNumbers.numbers(residuals.get("counts"));
    Plot plot = new Plot("histogram of residuals", Plot.WIDTH, SQUARE,
        AxisScale.between(edges[0], edges[edges.length - 1]),
        AxisScale.fromZero(Arrays.stream(counts)).nice())
        .axes("residual: predicted − true", "examples");
    plot.bars("c0", edges, counts, IntStream.range(0, counts.length).mapToObj(i -> Format.amount(counts[i])
        + (counts[i] == 1 ? " example" : " examples") + " with a residual of " + AxisScale.text(edges[i]) + " to "
        + AxisScale.text(edges[i + 1])).toList());
    if (edges[0] < 0 && edges[edges.length - 1] > 0) {
      plot.across("reference", 0, 0, 0, plot.yHigh());
    }
    return Parts.figure("Distribution of residuals", "over all examples of the part.", plot.element());
  }

  /** A series, and how the model goes on with it by itself, for each target. */
  static List<Element> continued(JsonObject json) {
    int first = JsonNumbers.whole(json, "first");
    int origin = JsonNumbers.whole(json, "origin");
    List<Element> figures = new ArrayList<>();
    for (JsonObject target : JsonNumbers.objects(json.get("targets"))) {
      String column = JsonNumbers.text(target, "column");
      double[] actual = JsonNumbers.numbers(target.get("actual"));
      double[] predicted = JsonNumbers.numbers(target.get("predicted"));
      figures.add(Parts.figure("Gone on with", "from row " + Format.grouped(origin) + " on, the model sees no true"
          + " value of " + column + (json.get("fedBack").getAsBoolean() ? ": what it predicts is fed back." : "."),
          Plot.bothWidths(WIDE, width -> continued(column, actual, predicted, first, origin, width))));
    }
    return figures;
  }

  private static Plot continued(String column, double[] actual, double[] predicted, int first, int origin,
      double width) {
    double[] rows = IntStream.range(0, actual.length).mapToDouble(i -> first + i).toArray();
    double[] ahead = IntStream.range(0, predicted.length).mapToDouble(i -> origin + i).toArray();
    AxisScale y = AxisScale.linear(DoubleStream.concat(Arrays.stream(actual), Arrays.stream(predicted))).padded(0.03);
    Plot plot = new Plot("series and what the model makes of it", width, LOW,
        AxisScale.between(first, (double) first + actual.length - 1), y).roomOnTheRight(60)
        .axes("row", Plot.shortened(column, 200));
    plot.across("chosen", origin - 0.5, y.low(), origin - 0.5, y.high());
    plot.line("ink", rows, actual).line("c2", ahead, predicted);
    if (predicted.length == 1) {
      plot.dots("c2", ahead, predicted);
    }
    plot.endLabels(List.of("ink", "c2"), List.of("true", "predicted"),
        List.of(Plot.last(actual), Plot.last(predicted)));
    for (int i = 0; i < rows.length; i++) {
      int step = first + i - origin;
      plot.hover(rows[i], Double.NaN, "row " + (first + i) + "\ntrue " + Format.measure(actual[i])
          + (step < 0 || step >= predicted.length ? "" : "\npredicted " + Format.measure(predicted[step])));
    }
    return plot;
  }

  /** A series and its forecast, one row ahead. */
  static Element forecast(JsonObject target, String part) {
    double[] actual = JsonNumbers.numbers(target.get("actual"));
    double[] predicted = JsonNumbers.numbers(target.get("predicted"));
    int first = JsonNumbers.whole(target, "first");
    String column = JsonNumbers.text(target, "column");
    return Parts.figure("Forecast", "of " + column + " against the true values, over the " + part + " part"
        + (first == 1 ? "." : ", its last " + Format.count(actual.length, "row") + "."),
        Plot.bothWidths(WIDE, width -> forecast(column, actual, predicted, first, width)));
  }

  private static Plot forecast(String column, double[] actual, double[] predicted, int first, double width) {
    double[] rows = IntStream.range(0, actual.length).mapToDouble(i -> first + i).toArray();
    AxisScale x = rows.length == 1 ? new AxisScale(first - 1, first, false)
        : AxisScale.between(first, rows[rows.length - 1]);
    AxisScale y = AxisScale.linear(DoubleStream.concat(Arrays.stream(actual), Arrays.stream(predicted))).padded(0.03);
    Plot plot = new Plot("forecast against series", width, LOW, x, y).roomOnTheRight(60)
        .axes("row of the part", Plot.shortened(column, 200));
    plot.line("ink", rows, actual).line("c2", rows, predicted);
    plot.endLabels(List.of("ink", "c2"), List.of("true", "predicted"),
        List.of(Plot.last(actual), Plot.last(predicted)));
    for (int i = 0; i < rows.length; i++) {
      plot.hover(rows[i], Double.NaN, "row " + (first + i) + "\ntrue " + Format.measure(actual[i]) + "\npredicted "
          + Format.measure(predicted[i]));
    }
    return plot;
  }
}
