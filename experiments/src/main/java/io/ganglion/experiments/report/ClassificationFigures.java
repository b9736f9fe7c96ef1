package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The confusion matrix, ROC curves and calibration of a target of labels. */
final class ClassificationFigures {
  private static final double SQUARE = 340;
  /** Corners of all ROC curves together that the pointer shows in words: texts are most of a report. */
  private static final int MOST_SHOWN = 200;

  private ClassificationFigures() {}

  /** @param target as an evaluation describes it */
  static List<Element> of(JsonObject target, String part) {
    List<Element> figures = new ArrayList<>();
    List<String> labels = JsonNumbers.texts(target.get("labels"));
    if (target.has("confusion")) {
      List<double[]> counts = JsonNumbers.elements(target.get("confusion")).stream().map(JsonNumbers::numbers).toList();
      if (!labels.isEmpty() && counts.size() == labels.size()
          && counts.stream().allMatch(row -> row.length == labels.size())) {
        figures.add(ConfusionMatrix.of(labels, counts, part));
      }
    }
    if (target.has("roc") && target.getAsJsonArray("roc").size() > 0) {
      figures.add(roc(JsonNumbers.objects(target.get("roc"))));
    }
    if (target.has("reliability")) {
      figures.add(reliability(labels, target.getAsJsonObject("reliability")));
    }
    return figures;
  }

  private static Element roc(List<JsonObject> curves) {
    AxisScale unit = new AxisScale(0, 1, false);
    Plot plot = new Plot("ROC curves", Plot.WIDTH, SQUARE, unit, unit)
        .axes("false positive rate", "true positive rate");
    plot.across("reference", 0, 0, 1, 1);
    int most = Math.max(2, MOST_SHOWN / curves.size());
    double lowest = plot.bottomEdge() - 14 * curves.size();
    for (int i = 0; i < curves.size(); i++) {
      JsonObject curve = curves.get(i);
      double[] x = JsonNumbers.numbers(curve.get("falsePositive"));
      double[] y = JsonNumbers.numbers(curve.get("truePositive"));
      if (x.length != y.length) {
        continue;
      }
      plot.line("c" + i, x, y);
      String area = String.format(Locale.ROOT, "%.3f", JsonNumbers.number(curve, "area"));
      plot.label("c" + i, plot.rightEdge() - 6, lowest + 14 * i + 8, "end",
          Plot.shortened(JsonNumbers.text(curve, "label"), 150) + " " + area);
      int shown = Math.min(most, x.length);
      for (int k = 0; k < shown; k++) {
        int corner = shown == x.length ? k : (int) ((long) k * (x.length - 1) / (shown - 1));
        plot.hover(x[corner], y[corner], Plot.shortened(JsonNumbers.text(curve, "label"), 250) + "\ntrue positive rate "
            + Format.percent(y[corner]) + "\nfalse positive rate " + Format.percent(x[corner]));
      }
    }
    return Parts.figure("ROC curve", curves.size() == 1
        ? "over all thresholds; the number is the area under the curve (AUC)."
        : "each label against all others, over all thresholds; the numbers are the areas under the curves (AUC).",
        plot.element());
  }

  private static Element reliability(List<String> labels, JsonObject reliability) {
    AxisScale unit = new AxisScale(0, 1, false);
    List<JsonObject> bins = JsonNumbers.objects(reliability.get("bins"));
    Plot plot = new Plot("calibration", Plot.WIDTH, SQUARE, unit, unit)
        .axes("predicted probability" + (labels.size() == 2 ? " of " + Plot.shortened(labels.get(1), 80) : ""),
            "observed frequency");
    plot.across("reference", 0, 0, 1, 1);
    // "told" in the directories of earlier releases
    double[] x = bins.stream().mapToDouble(bin -> JsonNumbers.number(bin, bin.has("predicted") ? "predicted" : "told"))
        .toArray();
    double[] y = bins.stream().mapToDouble(bin -> JsonNumbers.number(bin, "observed")).toArray();
    double most = bins.stream().mapToDouble(bin -> JsonNumbers.number(bin, "examples")).max().orElse(1);
    plot.line("c0 thin", x, y);
    for (int i = 0; i < x.length; i++) {
      double examples = JsonNumbers.number(bins.get(i), "examples");
      plot.add(Element.of("circle").classes("disc c0").with("cx", plot.px(x[i])).with("cy", plot.py(y[i]))
          .with("r", 3 + 9 * (examples > 0 ? Math.sqrt(examples / most) : 0)));
      plot.hover(x[i], y[i], Format.amount(examples) + (examples == 1 ? " example" : " examples") + "\npredicted "
          + Format.percent(x[i]) + "\nobserved " + Format.percent(y[i]));
    }
    return Parts.figure("Calibration", "in ten bins, larger where there are more examples; expected calibration error "
        + Format.percent(JsonNumbers.number(reliability, "error")) + ".", plot.element());
  }
}
