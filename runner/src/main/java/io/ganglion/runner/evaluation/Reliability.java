package io.ganglion.runner.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Whether what is told with a probability of 0.8 comes true eight times in ten: ten bins of equal width.
 *
 * @param counts of the examples in each bin
 * @param told the mean probability in each
 * @param observed the share that came true in each
 * @param error the mean distance of the two, weighted by the counts: the expected calibration error (Guo et al., 2017)
 */
record Reliability(int[] counts, double[] told, double[] observed, double error) {
  private static final int BINS = 10;

  static Reliability of(double[] probabilities, boolean[] came) {
    int[] counts = new int[BINS];
    double[] told = new double[BINS];
    double[] observed = new double[BINS];
    for (int i = 0; i < came.length; i++) {
      int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor(probabilities[i] * BINS)));
      counts[bin]++;
      told[bin] += probabilities[i];
      observed[bin] += came[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(told[bin] - observed[bin]) / came.length;
      told[bin] /= counts[bin];
      observed[bin] /= counts[bin];
    }
    return new Reliability(counts, told, observed, error);
  }

  /** Bins without examples are left out. */
  JsonObject json() {
    JsonArray bins = new JsonArray();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        JsonObject json = new JsonObject();
        json.addProperty("examples", counts[bin]);
        json.add("told", Rounded.number(told[bin]));
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
