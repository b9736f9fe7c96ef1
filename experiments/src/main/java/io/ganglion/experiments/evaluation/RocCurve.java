package io.ganglion.experiments.evaluation;

import com.google.gson.JsonObject;
import io.ganglion.engine.metric.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The true and false positive rates for every threshold: a receiver operating characteristic, ROC (Fawcett, 2006,
 * algorithms 1 and 2).
 *
 * @param falsePositive the false positive rate, ascending from 0 to 1
 * @param truePositive the true positive rate, likewise
 */
record RocCurve(double area, double[] falsePositive, double[] truePositive) {
  /** More corners than these are thinned out: none is seen. */
  private static final int MOST_CORNERS = 200;

  /** Empty unless there is something of both kinds. */
  static Optional<RocCurve> of(Ranking ranking) {
    if (ranking.positives() == 0 || ranking.negatives() == 0) {
      return Optional.empty();
    }
    List<double[]> corners = new ArrayList<>();
    corners.add(new double[] {0, 0});
    for (int i = 0; i < ranking.thresholds().length; i++) {
      add(corners, ranking.falsePositives()[i] / ranking.negatives(),
          ranking.truePositives()[i] / ranking.positives());
    }
    List<double[]> thin = thinned(corners);
    return Optional.of(new RocCurve(ranking.area("").value(), thin.stream().mapToDouble(c -> c[0]).toArray(),
        thin.stream().mapToDouble(c -> c[1]).toArray()));
  }

  /** A corner takes the place of one that lies on the same level or upright as the two before it. */
  private static void add(List<double[]> corners, double x, double y) {
    int n = corners.size();
    if (n > 1) {
      double[] last = corners.get(n - 1);
      double[] before = corners.get(n - 2);
      if (last[0] == x && before[0] == x || last[1] == y && before[1] == y) {
        corners.remove(n - 1);
      }
    }
    corners.add(new double[] {x, y});
  }

  private static List<double[]> thinned(List<double[]> corners) {
    if (corners.size() <= MOST_CORNERS) {
      return corners;
    }
    return IntStream.rangeClosed(0, MOST_CORNERS)
        .mapToObj(i -> corners.get((int) ((long) i * (corners.size() - 1) / MOST_CORNERS))).toList();
  }

  JsonObject json(String label) {
    JsonObject json = new JsonObject();
    json.addProperty("label", label);
    json.add("area", Rounded.number(area));
    json.add("falsePositive", Rounded.numbers(falsePositive));
    json.add("truePositive", Rounded.numbers(truePositive));
    return json;
  }
}
