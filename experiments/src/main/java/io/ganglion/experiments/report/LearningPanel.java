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
import java.util.stream.IntStream;

/** The losses of every epoch and what was monitored, and which epoch was kept. */
final class LearningPanel implements Panel {
  static final double WIDE = 1120;
  private static final int HOVERED = 150;

  @Override
  public String name() {
    return "Learning";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<Map<String, double[]>> metrics = files.columns("metrics.csv");
    if (metrics.isEmpty() || metrics.get().getOrDefault("epoch", new double[0]).length == 0) {
      return List.of();
    }
    double[] training = Objects.requireNonNull(metrics.get().get("training_loss"));
    double[] validation = metrics.get().getOrDefault("validation_loss", new double[0]);
    double constant = files.object("diagnosis.json").map(json -> JsonNumbers.number(json, "constantLoss"))
        .orElse(Double.NaN);
    JsonObject manifest = files.manifest();
    int kept = Math.max(1, Math.min(training.length, manifest.get("keptEpoch").getAsInt()));
    double test = manifest.getAsJsonObject("splits").has("test")
        ? JsonNumbers.number(manifest.getAsJsonObject("splits").getAsJsonObject("test"), "loss") : Double.NaN;
    Measure measure = Measure.of(files.object("evaluation.json"));
    Curves curves = new Curves(times(training, measure.training()), times(validation, measure.validation()),
        constant * measure.training(), kept, test * measure.test(), measure);
    boolean diverged = manifest.getAsJsonObject("splits").size() == 0;
    Element losses = Parts.figure(measure.title(),
        (curves.scale().logarithmic() ? "on a logarithmic axis; " : "on a linear axis; ")
            + (diverged ? "then training diverged"
            : kept == training.length ? "the last epoch was kept" : "epoch " + kept + " was kept")
            + (diverged || validation.length == 0 ? ""
                : ", with " + measure.ofValidation() + Format.measure(curves.validation()[kept - 1])) + ".",
        Plot.bothWidths(WIDE, width -> curves.plot(width, width == WIDE ? 320 : 260)));
    return List.of(Parts.section("learning", "Learning", losses,
        MetricCurves.of(manifest, metrics.get(), kept).map(MetricCurves::figure).stream().toList()));
  }

  private static double[] times(double[] numbers, double factor) {
    return Arrays.stream(numbers).map(number -> number * factor).toArray();
  }

  /** A line with no more points than are seen. */
  static void line(Plot plot, String classes, double[] x, double[] y, double width) {
    Thinned thin = Thinned.of(x, y, (int) width / 3);
    plot.line(classes, thin.x(), thin.y());
  }

  /** Evenly spread epochs for which the pointer shows the values, with the one that was kept. */
  static IntStream hovered(int epochs, int kept) {
    int points = Math.min(HOVERED, epochs);
    IntStream even = IntStream.range(0, points)
        .map(i -> points == 1 ? 1 : 1 + (int) ((long) i * (epochs - 1) / (points - 1)));
    return IntStream.concat(even, IntStream.of(kept)).sorted().distinct();
  }

  /**
   * In what losses are drawn: of a text in bits per character, over the tokens that were seen.
   *
   * @param tokens of an epoch; 0 for other data, whose losses are drawn as they are, over epochs
   * @param training by what losses of the training part are multiplied; so for the other parts
   */
  private record Measure(int tokens, double training, double validation, double test) {
    static Measure of(Optional<JsonObject> evaluation) {
      Optional<JsonObject> text = evaluation.filter(json -> json.has("text")).map(json -> json.getAsJsonObject("text"));
      return text.map(parts -> new Measure((int) JsonNumbers.number(parts.getAsJsonObject("train"), "tokens"),
          bits(parts, "train"), bits(parts, "validation"), bits(parts, "test"))).orElse(new Measure(0, 1, 1, 1));
    }

    private static double bits(JsonObject parts, String part) {
      if (!parts.has(part)) {
        return 1;
      }
      JsonObject size = parts.getAsJsonObject(part);
      return JsonNumbers.number(size, "tokens") / JsonNumbers.number(size, "characters") / StrictMath.log(2);
    }

    boolean isOfText() {
      return tokens > 0;
    }

    String title() {
      return isOfText() ? "Bits per character over tokens seen" : "Loss after each epoch";
    }

    String ofValidation() {
      return isOfText() ? "on the validation part " : "a validation loss of ";
    }

    /** Where an epoch is on the axis. */
    double x(double epoch) {
      return isOfText() ? epoch * tokens : epoch;
    }

    String xLabel() {
      return isOfText() ? "tokens seen" : "epoch";
    }

    String yLabel() {
      return isOfText() ? "bits per character" : "loss";
    }

    String shown(int epoch) {
      return "epoch " + epoch + (isOfText() ? ", " + Format.grouped((long) x(epoch)) + " tokens" : "");
    }
  }

  private record Curves(double[] training, double[] validation, double constant, int kept, double test,
      Measure measure) {
    AxisScale scale() {
      return AxisScale.logarithmic(IntStream.rangeClosed(0, 3)
          .mapToObj(i -> i == 0 ? training : i == 1 ? validation
          : new double[] {i == 2 ? constant : test}).flatMapToDouble(Arrays::stream));
    }

    Plot plot(double width, double height) {
      int epochs = training.length;
      double[] epoch = IntStream.rangeClosed(1, epochs).mapToDouble(measure::x).toArray();
      AxisScale x = epochs == 1 ? new AxisScale(0, epoch[0], false) : new AxisScale(epoch[0], epoch[epochs - 1], false);
      AxisScale y = scale();
      Plot plot = new Plot("learning curves", width, height, x, y).roomOnTheRight(74)
          .axes(measure.xLabel(), measure.yLabel());
      List<String> classes = new ArrayList<>(List.of("c0"));
      List<String> names = new ArrayList<>(List.of("training"));
      List<Double> ends = new ArrayList<>(List.of(training[epochs - 1]));
      if (Double.isFinite(constant)) {
        plot.across("reference", x.low(), constant, x.high(), constant);
        classes.add("muted");
        names.add("constant");
        ends.add(constant);
      }
      double chosen = measure.x(kept);
      plot.across("chosen", chosen, y.low(), chosen, y.high());
      line(plot, "c0", epoch, training, width);
      if (validation.length > 0) {
        line(plot, "c1", epoch, validation, width);
        plot.dots("c1", new double[] {chosen}, new double[] {validation[kept - 1]});
        classes.add("c1");
        names.add("validation");
        ends.add(validation[epochs - 1]);
      } else {
        plot.dots("c0", new double[] {chosen}, new double[] {training[kept - 1]});
      }
      if (Double.isFinite(test)) {
        plot.dots("c2", new double[] {chosen}, new double[] {test});
        boolean leftwards = plot.px(chosen) + 40 > plot.rightEdge();
        plot.label("c2", plot.px(chosen) + (leftwards ? -7 : 7), plot.py(test) + 4, leftwards ? "end" : "start",
            "test");
      }
      plot.endLabels(classes, names, ends);
      hover(plot);
      return plot;
    }

    private void hover(Plot plot) {
      hovered(training.length, kept).forEach(epoch -> hover(plot, epoch));
    }

    private void hover(Plot plot, int epoch) {
      String text = measure.shown(epoch) + "\ntraining " + Format.measure(training[epoch - 1]);
      if (validation.length > 0) {
        text += "\nvalidation " + Format.measure(validation[epoch - 1]);
      }
      if (epoch == kept) {
        text += (Double.isFinite(test) ? "\ntest " + Format.measure(test) : "") + "\nkept";
      }
      plot.hover(measure.x(epoch), Double.NaN, text);
    }
  }
}
