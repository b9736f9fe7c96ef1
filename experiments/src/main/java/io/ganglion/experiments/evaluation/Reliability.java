package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calibration of predicted probabilities, in ten bins of equal width: whether eight in ten examples with a
 * predicted probability of 0.8 have the label.
 *
 * @param counts how much the examples in each bin count: their number, unless they have weights
 * @param predicted the mean predicted probability in each
 * @param observed the observed frequency in each
 * @param error the mean distance of the two, weighted by the counts: the expected calibration error (Guo et al., 2017)
 */
record Reliability(double[] counts, double[] predicted, double[] observed, double error) {
  private static final int BINS = 10;

  /** @param weights how much each example counts; null if they all count once */
  static Reliability of(double[] probabilities, boolean[] hasLabel, double @Nullable [] weights) {
    double[] counts = new double[BINS];
    double[] predicted = new double[BINS];
    double[] observed = new double[BINS];
    for (int i = 0; i < hasLabel.length; i++) {
      int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor(probabilities[i] * BINS)));
      double weight = weights == null ? 1 : weights[i];
      counts[bin] += weight;
      predicted[bin] += weight * probabilities[i];
      observed[bin] += hasLabel[i] ? weight : 0;
    }
    double all = Arrays.stream(counts).sum();
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(predicted[bin] - observed[bin]) / all;
      predicted[bin] /= counts[bin];
      observed[bin] /= counts[bin];
    }
    return new Reliability(counts, predicted, observed, error);
  }

  /** Bins without examples are left out. */
  JsonObject json() {
    JsonArray bins = new JsonArray();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        JsonObject json = new JsonObject();
        json.add("examples", Rounded.count(counts[bin]));
        json.add("predicted", Rounded.number(predicted[bin]));
        json.add("observed", Rounded.number(observed[bin]));
        bins.add(json);
      }
    }
    JsonObject json = new JsonObject();
    json.add("error", Rounded.number(error));
    json.add("bins", bins);
    return json;
  }
}
