package io.ganglion.engine.metric;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of number that says how good predictions are. {@link #ALL} is the table that reports, studies and the
 * documentation read.
 *
 * @param name as results and experiments have it; of several targets, {@code name(target)}
 * @param of what kind of target has it
 * @param higherIsBetter whether a better model has more of it
 * @param isShare whether it is read in per cent
 * @param ofEachLabel whether each label has one: {@code name(label)}, of several targets {@code name(target=label)}
 * @param inSummary whether it is among the few of a summary; the others are in the report and in {@code evaluate}
 * @param meaning in words, without a full stop
 */
public record Metric(String name, Of of, boolean higherIsBetter, boolean isShare, boolean ofEachLabel,
    boolean inSummary, String meaning) {
  /** What kind of target has a metric. */
  public enum Of {
    /** Labels that are predicted. */
    LABELS,
    /** Labels whose probabilities are predicted, or scores that rank examples. */
    PROBABILITIES,
    /** Numbers. */
    NUMBERS,
    /** Numbers of a time series. */
    SERIES,
    /** The next token of a text. */
    TOKENS
  }

  /** Those that are shown even if there are several targets. */
  private static final Set<String> FIRST = Set.of("accuracy", "rmse", "mae", "r2");

  /** All of them. */
  public static final List<Metric> ALL = List.of(
      share("accuracy", true, "share of the examples whose predicted label is the true one"),
      share("balanced-accuracy", true, "mean of the recalls of all true labels"),
      ofEachLabel("precision", "share of the examples predicted as the label that have it"),
      ofEachLabel("recall", "share of the examples with the label that are predicted as it"),
      ofEachLabel("f1", "harmonic mean of precision and recall"),
      share("precision-macro", false, "mean of the labels' precisions"),
      share("recall-macro", false, "mean of the labels' recalls"),
      share("f1-macro", true, "mean of the labels' F1"),
      share("precision-weighted", false, "mean of the labels' precisions, weighted by how often each label is true"),
      share("recall-weighted", false, "the same of recalls: the accuracy"),
      share("f1-weighted", false, "the same of F1"),
      new Metric("matthews", Of.LABELS, true, false, false, false,
          "Matthews correlation coefficient of true and predicted labels: 1 if all agree, 0 if they are independent"),
      probability("log-loss", false, "mean of -ln of the probability of the true label"),
      probability("brier", false, "mean squared error of the probabilities: of the second of two labels, or summed"
          + " over more"),
      probability("roc-auc", true, "area under the ROC curve of the second of two labels; the mean over more labels,"
          + " each against the others"),
      probability("average-precision", true, "mean precision over the recalls of the second of two labels; the mean"
          + " over more labels"),
      error("rmse", Of.NUMBERS, true, "root of the mean squared error, in the target's unit"),
      error("mae", Of.NUMBERS, true, "mean absolute error, in the target's unit"),
      new Metric("r2", Of.NUMBERS, true, false, false, true, "share of the variance that is explained: 1 - sum of the"
          + " squared errors / sum of the squared differences from the mean"),
      new Metric("mape", Of.NUMBERS, false, true, false, false,
          "mean of |error / true value|, without the examples whose true value is 0"),
      error("mase", Of.SERIES, true, "mean absolute error, divided by that of repeating the last value in the training"
          + " part"),
      ofTokens("bits-per-character", "sum of -log2 of the probabilities of a text's tokens / its number of"
          + " characters"),
      ofTokens("perplexity", "e to the mean of -ln of the probabilities of a text's tokens"));

  private static Metric share(String name, boolean inSummary, String meaning) {
    return new Metric(name, Of.LABELS, true, true, false, inSummary, meaning);
  }

  private static Metric ofEachLabel(String name, String meaning) {
    return new Metric(name, Of.LABELS, true, true, true, false, meaning);
  }

  private static Metric probability(String name, boolean higherIsBetter, String meaning) {
    return new Metric(name, Of.PROBABILITIES, higherIsBetter, false, false, false, meaning);
  }

  private static Metric error(String name, Of of, boolean inSummary, String meaning) {
    return new Metric(name, of, false, false, false, inSummary, meaning);
  }

  private static Metric ofTokens(String name, String meaning) {
    return new Metric(name, Of.TOKENS, false, false, false, true, meaning);
  }

  /** Whether it is shown even if there are several targets. */
  public boolean isFirst() {
    return FIRST.contains(name);
  }

  /**
   * The metric that a name in results means, whose target or label doesn't matter.
   *
   * @param name such as {@code accuracy}, {@code rmse(price)} or {@code recall(yes)}
   * @return empty if there is none: {@code loss}, for one
   */
  public static Optional<Metric> named(String name) {
    int bracket = name.indexOf('(');
    String plain = bracket < 0 ? name : name.substring(0, bracket);
    return ALL.stream().filter(metric -> metric.name.equals(plain)).findFirst();
  }
}
