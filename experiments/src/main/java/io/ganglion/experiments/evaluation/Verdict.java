package io.ganglion.experiments.evaluation;

import com.google.gson.JsonObject;
import io.ganglion.engine.metric.LabelCounts;
import io.ganglion.engine.metric.LabelData;
import io.ganglion.engine.metric.NumberErrors;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.experiments.statistics.Interval;
import io.ganglion.experiments.statistics.MeanInterval;
import io.ganglion.experiments.text.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the predictions of a target are better than a constant's on the same examples: always the most frequent label
 * or the mean, of a series, repeating the last value, or of a text, the shares of its tokens. They are if the 95 %
 * interval of the difference lies above 0.
 *
 * @param target the target's name
 * @param metric what is compared: {@code accuracy} or {@code rmse}
 * @param value the model's
 * @param baseline the constant's
 * @param low the lower end of the interval of the difference: of accuracies, or of mean squared errors, in the model's
 *     favour
 * @param high its upper end
 * @param constant what the constant does, such as {@code always predicting 'no'}
 * @param balanced the balanced accuracy; NaN for numbers
 * @param r2 the R²; NaN for labels, or if it isn't defined
 */
public record Verdict(String target, String metric, double value, double baseline, double low, double high,
    String constant, double balanced, double r2) {
  static Verdict of(String target, LabelData data) {
    LabelCounts counts = new LabelCounts(data.labels(), data.actual(), data.predicted(), data.weights());
    int constant = counts.mostFrequent();
    int[] differences = IntStream.range(0, data.actual().length)
        .map(row -> (data.predicted()[row] == data.actual()[row] ? 1 : 0) - (constant == data.actual()[row] ? 1 : 0))
        .toArray();
    Interval interval = MeanInterval.ofShares(differences, data.weights());
    return new Verdict(target, "accuracy", counts.accuracy().value(), counts.shares()[constant], interval.low(),
        interval.high(), "always predicting '" + data.labels().get(constant) + "'", counts.balancedAccuracy().value(),
        Double.NaN);
  }

  /** @param repeating null if the rows are no series */
  static Verdict of(String target, double[] actual, double[] predicted, double @Nullable [] weights,
      @Nullable Repeating repeating, double r2) {
    double[] constant = new double[actual.length];
    if (repeating == null) {
      Arrays.fill(constant, NumberErrors.mean(actual, weights));
    } else {
      // Before the first row of all nothing is known; there, neither is better.
      Arrays.setAll(constant, row -> Double.isNaN(repeating.values()[row]) ? predicted[row] : repeating.values()[row]);
    }
    double[] ofModel = squares(actual, predicted);
    double[] ofConstant = squares(actual, constant);
    double[] differences = new double[actual.length];
    Arrays.setAll(differences, row -> ofConstant[row] - ofModel[row]);
    Interval interval = MeanInterval.ofNumbers(differences, weights);
    return new Verdict(target, "rmse", Math.sqrt(NumberErrors.mean(ofModel, weights)),
        Math.sqrt(NumberErrors.mean(ofConstant, weights)),
        interval.low(), interval.high(), repeating == null ? "always predicting the mean" : "repeating the last value",
        Double.NaN, r2);
  }

  private static double[] squares(double[] actual, double[] predicted) {
    double[] squares = new double[actual.length];
    Arrays.setAll(squares, row -> (actual[row] - predicted[row]) * (actual[row] - predicted[row]));
    return squares;
  }

  /** Whether the whole interval speaks for the model. */
  public boolean isBetter() {
    return low > 0;
  }

  /**
   * The sentence without a full stop.
   *
   * @param examples such as {@code 30 test examples}
   */
  public String sentence(String examples) {
    return switch (metric) {
      case "accuracy" -> ofLabels(examples);
      case TextVerdict.METRIC -> ofText(examples);
      default -> ofNumbers(examples);
    };
  }

  private String ofLabels(String examples) {
    String model = "Accuracy " + Format.percent(value) + " on " + examples;
    String reaches = constant + ", which reaches " + Format.percent(baseline);
    if (isBetter()) {
      return model + "; " + constant + " reaches " + Format.percent(baseline);
    }
    String balance = ": balanced accuracy " + Format.percent(balanced);
    return model + comparison() + reaches + (value > baseline ? " (95 % interval of the difference: "
        + points(low) + " to " + points(high) + " points)" : "") + balance;
  }

  private String ofNumbers(String examples) {
    String model = (Double.isNaN(r2) ? "" : "R² " + Format.measure(r2) + ", ") + "RMSE " + Format.measure(value)
        + " on " + examples;
    return isBetter() ? model + "; " + constant + " has an RMSE of " + Format.measure(baseline)
        : model + comparison() + constant + ", which has an RMSE of " + Format.measure(baseline);
  }

  private String ofText(String examples) {
    String model = Format.measure(value) + " bits per character on " + examples;
    String baselines = constant + ", which has " + Format.measure(baseline);
    return isBetter() ? model + "; " + constant + " has " + Format.measure(baseline)
        : model + comparison() + baselines;
  }

  private String comparison() {
    boolean looksBetter = metric.equals("accuracy") ? value > baseline : value < baseline;
    return looksBetter ? " is not significantly better than " : high < 0 ? " is worse than " : " is no better than ";
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%s%.1f", share < 0 ? "−" : "+", Math.abs(100 * share));
  }

  JsonObject json(String examples) {
    JsonObject json = new JsonObject();
    json.addProperty("target", target);
    json.addProperty("metric", metric);
    json.add("value", Rounded.number(value));
    json.add("baseline", Rounded.number(baseline));
    json.add("low", Rounded.number(low));
    json.add("high", Rounded.number(high));
    json.addProperty("better", isBetter());
    json.addProperty("constant", constant);
    json.addProperty("sentence", sentence(examples));
    return json;
  }
}
