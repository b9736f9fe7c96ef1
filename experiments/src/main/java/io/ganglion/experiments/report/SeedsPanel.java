package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Every seed of every variant: as it came out, against the baseline, and at what cost. */
final class SeedsPanel implements Panel {
  private static final double ROW = 30;
  private static final double HALF = 556;
  /** Chosen: a circle for each of more seeds, six times over, is 50 KiB and more. */
  private static final int MANY = 150;
  /** Chosen: in quartile ranges, twice what Tukey calls far out. */
  private static final double FAR_OUT = 6;

  @Override
  public String name() {
    return "Seeds";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    ComparedVariants variants = ComparedVariants.read(files);
    List<Element> figures = new ArrayList<>();
    DoubleStream scores = variants.of().stream().flatMapToDouble(variant -> Arrays.stream(variant.scores()));
    double least = scale(variants).low();
    figures.add(both("Seed by seed", "a dot for each seed, the median and the quartiles."
        + (scores.anyMatch(score -> score < least) ? " A dot at the left edge is out of range." : ""),
        width -> scores(variants, width)));
    if (variants.of().size() > 1) {
      figures.add(both("Against " + Plot.shortened(variants.baseline(), 150), "a dot for each seed, "
          + (variants.isRatio() ? "the ratio of the medians" : "the difference")
          + " with its 95 % interval; left of the"
          + " line is " + (variants.comparison().get("higherIsBetter").getAsBoolean() ? "worse." : "better."),
          width -> differences(variants, width)));
    }
    if (variants.of().stream().anyMatch(variant -> !variant.trials().isEmpty())) {
      figures.add(both("Cost", "the score of every training against its number of propagations of all"
          + " examples.", width -> costs(variants, width)));
    }
    return List.of(Parts.section("seeds", "Seeds", Element.of("div").classes("halves").add(figures)));
  }

  private static Element both(String title, String caption, DoubleFunction<Plot> drawn) {
    return Parts.figure(title, caption, Plot.bothWidths(HALF, drawn));
  }

  private static boolean hasMany(ComparedVariants variants) {
    return variants.of().size() * variants.seeds().size() > MANY;
  }

  private static double room(ComparedVariants variants) {
    return Math.min(140,
        variants.of().stream().mapToDouble(variant -> Plot.width(variant.name())).max().orElse(0) + 12);
  }

  private static AxisScale scale(ComparedVariants variants, DoubleStream values) {
    return variants.isRatio() ? AxisScale.logarithmic(withoutFarOut(values.toArray()))
        : AxisScale.linear(values).padded(0.04);
  }

  /** That of the scores. */
  private static AxisScale scale(ComparedVariants variants) {
    return scale(variants, variants.of().stream().flatMapToDouble(variant -> Arrays.stream(variant.scores())));
  }

  /**
   * Without what lies so far below the others, by its logarithm, that an axis with it would show nothing else: a seed
   * that comes to a loss of 1e-10 where all others are at 0.05.
   */
  private static DoubleStream withoutFarOut(double[] values) {
    double[] logarithms = Arrays.stream(values).filter(value -> value > 0 && Double.isFinite(value))
        .map(StrictMath::log).toArray();
    if (logarithms.length == 0) {
      return Arrays.stream(values);
    }
    double lower = Median.quantile(logarithms, 0.25);
    double least = lower - FAR_OUT * (Median.quantile(logarithms, 0.75) - lower);
    return Arrays.stream(values).filter(value -> !(value > 0) || StrictMath.log(value) >= least);
  }

  private static Plot scores(ComparedVariants variants, double width) {
    Plot plot = rows(variants, width, scale(variants), "scores by seed", variants.metric());
    for (int i = 0; i < variants.of().size(); i++) {
      ComparedVariants.Variant variant = variants.of().get(i);
      double y = y(i);
      quartiles(plot, variant.facts(), y, ComparedVariants.colour(i));
      dots(plot, variants, variant.name(), variant.scores(), y, ComparedVariants.colour(i), variants::score);
      long failed = Arrays.stream(variant.scores()).filter(Double::isNaN).count();
      if (failed > 0) {
        plot.label("muted", plot.rightEdge() + 4, y + 4, "start", failed + " none");
      }
    }
    return plot;
  }

  private static Plot rows(ComparedVariants variants, double width, AxisScale x, String title, String axis) {
    Plot plot = new Plot(title, width, ROW * variants.of().size() + 46, x, new AxisScale(0, 1, false))
        .roomOnTheLeft(room(variants)).roomOnTheRight(46).xAxis(axis);
    for (int i = 0; i < variants.of().size(); i++) {
      plot.add(Plot.line(plot.left(), y(i), plot.rightEdge(), y(i), "grid"));
      plot.add(Plot.text(plot.left() - 8, y(i) + 4, "end", "tick",
          Plot.shortened(variants.of().get(i).name(), room(variants) - 10)));
    }
    return plot;
  }

  private static double y(int row) {
    return 8 + ROW * (row + 0.5);
  }

  private static void quartiles(Plot plot, JsonObject facts, double y, String colour) {
    double lower = JsonNumbers.number(facts, "lowerQuartile");
    double upper = JsonNumbers.number(facts, "upperQuartile");
    double median = JsonNumbers.number(facts, "median");
    if (Double.isFinite(lower) && Double.isFinite(upper)) {
      plot.add(Element.of("rect").classes("band " + colour).with("x", plot.px(lower)).with("y", y - 8)
          .with("width", Math.max(1, plot.px(upper) - plot.px(lower))).with("height", 16));
    }
    if (Double.isFinite(median)) {
      plot.add(Plot.line(plot.px(median), y - 11, plot.px(median), y + 11, "median " + colour));
    }
  }

  private interface Shown {
    String text(double value);
  }

  private static void dots(Plot plot, ComparedVariants variants, String name, double[] values, double y, String colour,
      Shown shown) {
    double[] places = Arrays.stream(values)
        .map(value -> Double.isFinite(value) ? plot.px(value) : Double.NaN).toArray();
    plot.discs(colour, places, DoubleStream.generate(() -> y).limit(places.length).toArray(), hasMany(variants));
    for (int seed = 0; seed < Math.min(values.length, variants.seeds().size()); seed++) {
      if (Double.isFinite(values[seed])) {
        plot.hoverAt(places[seed], y, name + "\nseed " + variants.seeds().get(seed) + "\n" + shown.text(values[seed]));
      }
    }
  }

  private static Plot differences(ComparedVariants variants, double width) {
    double[] base = variants.baselineVariant().map(ComparedVariants.Variant::scores).orElse(new double[0]);
    List<double[]> values = variants.of().stream().map(variant -> IntStream.range(0,
        Math.min(base.length, variant.scores().length))
        .mapToDouble(seed -> variants.isRatio() ? variant.scores()[seed] / base[seed]
            : variant.scores()[seed] - base[seed]).toArray()).toList();
    double none = variants.isRatio() ? 1 : 0;
    DoubleStream all = DoubleStream.concat(DoubleStream.of(none), DoubleStream.concat(
        values.stream().flatMapToDouble(Arrays::stream), variants.of().stream().filter(variant -> !variant.isBaseline())
            .flatMapToDouble(variant -> DoubleStream.of(JsonNumbers.number(variant.test(), "low"),
                JsonNumbers.number(variant.test(), "high")))));
    Plot plot = rows(variants, width, scale(variants, all), "against the baseline", variants.metric()
        + (variants.isRatio() ? " as a multiple of " : " minus ") + Plot.shortened(variants.baseline(), 100) + "’s");
    plot.add(Plot.line(plot.px(none), 8, plot.px(none), plot.bottomEdge(), "reference"));
    for (int i = 0; i < variants.of().size(); i++) {
      ComparedVariants.Variant variant = variants.of().get(i);
      if (variant.isBaseline()) {
        plot.label("muted", plot.px(none) + 6, y(i) + 4, "start", "baseline");
        continue;
      }
      double effect = JsonNumbers.number(variant.test(), "effect");
      double low = JsonNumbers.number(variant.test(), "low");
      double high = JsonNumbers.number(variant.test(), "high");
      if (Double.isFinite(low) && Double.isFinite(high)) {
        plot.add(Plot.line(plot.px(low), y(i) + 7, plot.px(high), y(i) + 7, "interval " + ComparedVariants.colour(i)));
      }
      if (Double.isFinite(effect)) {
        plot.add(Plot.line(plot.px(effect), y(i) + 1, plot.px(effect), y(i) + 13,
          "median " + ComparedVariants.colour(i)));
      }
      dots(plot, variants, variant.name(), values.get(i), y(i) - 5, ComparedVariants.colour(i),
          value -> variants.isRatio() ? Format.measure(value) + " times" : Format.measure(value) + " more");
    }
    return plot;
  }

  private static Plot costs(ComparedVariants variants, double width) {
    List<double[]> costs = variants.of().stream().map(variant -> variant.trials().stream()
        .mapToDouble(trial -> JsonNumbers.number(trial, "propagations")).toArray()).toList();
    AxisScale x = AxisScale.logarithmic(costs.stream().flatMapToDouble(Arrays::stream));
    Plot plot = new Plot("cost against score", width, 300, x, scale(variants)).roomOnTheRight(20)
        .axes("propagations", variants.metric());
    for (int i = 0; i < variants.of().size(); i++) {
      ComparedVariants.Variant variant = variants.of().get(i);
      double[] scores = variant.scores();
      if (costs.get(i).length != scores.length || scores.length != variants.seeds().size()) {
        continue;
      }
      plot.discs(ComparedVariants.colour(i), Arrays.stream(costs.get(i)).map(plot::px).toArray(),
          Arrays.stream(scores).map(score -> Double.isFinite(score) ? plot.py(score) : Double.NaN).toArray(),
          hasMany(variants));
      for (int seed = 0; seed < scores.length; seed++) {
        if (Double.isFinite(scores[seed])) {
          plot.hover(costs.get(i)[seed], scores[seed], variant.name() + "\nseed " + variants.seeds().get(seed) + "\n"
              + variants.score(scores[seed]) + "\n" + Format.grouped(Math.round(costs.get(i)[seed]))
              + " propagations");
        }
      }
    }
    return plot;
  }
}
