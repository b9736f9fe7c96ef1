package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * The calibration of predicted probabilities, in ten bins of equal width: whether eight in ten examples with a
 * predicted probability of 0.8 have the label.
 *
 * @param counts the number of examples in each bin
 * @param predicted the mean predicted probability in each
 * @param observed the observed frequency in each
 * @param error the mean distance of the two, weighted by the counts: the expected calibration error (Guo et al., 2017)
 */
record Reliability(int[] counts, double[] predicted, double[] observed, double error) {
  private static final int BINS = 10;

  static Reliability of(double[] probabilities, boolean[] hasLabel) {
    int[] counts = new int[BINS];
    double[] predicted = new double[BINS];
    double[] observed = new double[BINS];
    for (int i = 0; i < hasLabel.length; i++) {
      int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor(probabilities[i] * BINS)));
      counts[bin]++;
      predicted[bin] += probabilities[i];
      observed[bin] += hasLabel[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(predicted[bin] - observed[bin]) / hasLabel.length;
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
        json.addProperty("examples", counts[bin]);
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
