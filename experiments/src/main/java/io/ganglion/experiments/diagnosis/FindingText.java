package io.ganglion.experiments.diagnosis;

import io.ganglion.experiments.text.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Figures in sentences. */
final class FindingText {
  private FindingText() {}

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String number(double value) {
    return Format.measure(value);
  }

  /** How many times: {@code 6.3}, {@code 120}, {@code 4,300,000}, {@code 2e+12}. */
  static String times(double factor) {
    return factor < 10 ? String.format(Locale.ROOT, "%.1f", factor)
        : factor < 1e9 ? String.format(Locale.ROOT, "%,.0f", rounded(factor))
        : String.format(Locale.ROOT, "%.0e", factor);
  }

  private static double rounded(double factor) {
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(factor)) - 1);
    return Math.rint(factor / unit) * unit;
  }

  /** What share of the loss of constant outputs a loss is, where 0 is not the least: how far it is on the way there. */
  static String shareOfConstant(Course course, double share) {
    return course.least() == 0 ? percent(share) + " of that of constant outputs"
        : percent(share) + " of the way from the least possible loss, " + number(course.least())
        + ", to that of constant outputs, " + number(course.constantLoss());
  }

  static String steps(int steps) {
    return steps == 1 ? "1 step" : steps + " steps";
  }

  /** Figures in this order, so that a run writes the same bytes each time. */
  static Map<String, Double> timesOverSteps(double times, int steps) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("times", times);
    figures.put("steps", (double) steps);
    return figures;
  }

  static String layer(LayerNote layer) {
    return "layer " + layer.number();
  }

  /** Gates by their names: {@code input and output gates}. */
  static String gates(List<String> names) {
    return Format.listed(names) + " gates";
  }

  /**
   * The setting of a layer that says where the biases of one of some gates start: {@code forget-bias}; empty if it has
   * none.
   */
  static Optional<String> biasSetting(LayerNote layer, List<String> gates) {
    return gates.stream().map(gate -> gate + "-bias").filter(layer.settings()::contains).findFirst()
        .map(setting -> layer.path() + "." + setting);
  }

  /** What makes the weights and biases of a layer smaller before training: that which isn't as it should be. */
  static String smallerStart(LayerNote layer) {
    String usual = "glorot-uniform";
    return layer.path() + (layer.initializer().equals(usual) ? ".bias-initializer=constant" : ".initializer=" + usual);
  }

  /** {@code 83 % of its 30 units are}, {@code all of its 8 units are}, {@code its one unit is}. */
  static String share(double share, int units, String is, String are) {
    return units == 1 ? "its one unit " + is
        : (share == 1 ? "all" : percent(share)) + " of its " + units + " units " + are;
  }
}
