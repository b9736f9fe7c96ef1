package io.ganglion.engine.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The metrics of one target of labels, and what predicting the most frequent label alone would give. */
public final class LabelMetrics implements TargetMetrics {
  /** More labels have no metrics of their own: they would fill pages. */
  private static final int MOST_LABELS = 10;
  /** Each label is one sort of the examples. */
  private static final int MOST_RANKED = 100;

  private final LabelData data;
  private final LabelCounts counts;
  private final LabelCounts constant;

  /** @param data at least one row */
  public LabelMetrics(LabelData data) {
    this.data = data;
    this.counts = new LabelCounts(data.labels(), data.actual(), data.predicted(), data.weights());
    this.constant = LabelCounts.ofTheMostFrequent(data.labels(), data.actual(), data.weights());
  }

  @Override
  public void addTo(Listing listing) {
    Metric.ALL.stream().filter(metric -> metric.of() == Metric.Of.LABELS && !metric.ofEachLabel())
        .forEach(metric -> listing.add(metric.name(), () -> counts.measure(metric.name()).orElseThrow(),
            () -> constant.measure(metric.name()).orElseThrow().value()));
    listing.add("log-loss", () -> ofProbabilities(ProbabilityErrors::logLoss), this::entropy);
    listing.add("brier", () -> ofProbabilities(ProbabilityErrors::brier), this::impurity);
    listing.add("roc-auc", () -> ranked(Ranking::area), () -> 0.5);
    listing.add("average-precision", () -> ranked(Ranking::averagePrecision), this::meanShare);
    for (int i = 0; i < data.labels().size() && data.labels().size() <= MOST_LABELS; i++) {
      int label = i;
      String name = data.labels().get(label);
      listing.addOfLabel("precision", name, () -> counts.precision(label), () -> constant.precision(label).value());
      listing.addOfLabel("recall", name, () -> counts.recall(label), () -> constant.recall(label).value());
      listing.addOfLabel("f1", name, () -> counts.f1(label), () -> constant.f1(label).value());
    }
  }

  private Measured ofProbabilities(Function<ProbabilityErrors, Measured> error) {
    double[] scores = data.scores();
    if (scores == null || !data.areProbabilities()) {
      return Measured.undefined("the outputs are no probabilities");
    }
    return Arrays.stream(scores).anyMatch(Double::isNaN) ? Measured.undefined("an output is no number")
        : error.apply(new ProbabilityErrors(data.labels().size(), data.actual(), scores, data.weights()));
  }

  /** What a metric of a ranking is called with. */
  private interface OfRanking {
    Measured of(Ranking ranking, String label);
  }

  /** Of the second of two labels, or the mean over more. */
  private Measured ranked(OfRanking metric) {
    int n = data.labels().size();
    if (data.scores() == null) {
      return Measured.undefined("there is no score for each label");
    }
    if (n > MOST_RANKED) {
      return new Measured(Double.NaN, "not measured for more than " + MOST_RANKED + " labels");
    }
    double sum = 0;
    for (int label = n == 2 ? 1 : 0; label < n; label++) {
      Ranking ranking = data.ranking(label).orElse(null);
      Measured of = ranking == null ? Measured.undefined("an output is no number")
          : metric.of(ranking, data.labels().get(label));
      if (n == 2 || !of.isDefined()) {
        return of;
      }
      sum += of.value();
    }
    return Measured.of(sum / n);
  }

  /** The log loss of the labels' shares, the least of constant probabilities. */
  private double entropy() {
    return Arrays.stream(counts.shares()).filter(share -> share > 0).map(share -> -share * StrictMath.log(share)).sum();
  }

  /** The Brier score of the labels' shares, the least of constant probabilities. */
  private double impurity() {
    double[] shares = counts.shares();
    return shares.length == 2 ? shares[0] * shares[1] : 1 - Arrays.stream(shares).map(share -> share * share).sum();
  }

  private double meanShare() {
    double[] shares = counts.shares();
    return shares.length == 2 ? shares[1] : Arrays.stream(shares).average().orElseThrow();
  }
}
