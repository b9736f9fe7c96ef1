package io.ganglion.experiments.report;

import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A row for each true label, a column for each predicted one. */
final class ConfusionMatrix {
  /** Larger ones show no counts, only shades. */
  private static final int MOST_WITH_COUNTS = 12;
  private static final double LARGEST_CELL = 56;
  /** For what stands above the labels. */
  private static final double ROOM = 44;

  /** Names in sentences are no wider. */
  private static final double NAME = 250;

  private ConfusionMatrix() {}

  static Element of(List<String> labels, List<double[]> counts, String part) {
    int n = labels.size();
    double room = Math.max(ROOM, Math.min(100, labels.stream().mapToDouble(Plot::width).max().orElse(0) + 8));
    double cell = Math.min(LARGEST_CELL, (Plot.WIDTH - room - 8) / n);
    double top = 20 + (fits(labels, cell) ? 16 : room);
    double height = top + n * cell + 8;
    Element svg = Element.of("svg").classes("plot").with("viewBox", "0 0 " + PixelLengths.text(Plot.WIDTH) + " "
        + PixelLengths.text(height)).with("width", Plot.WIDTH).with("height", height).with("role", "img")
        .with("aria-label", "confusion matrix");
    svg.add(Plot.text(room, 11, "start", "axis", "predicted →"), Plot.text(2, top - 8, "start", "axis", "true ↓"));
    for (int i = 0; i < n; i++) {
      double centre = (i + 0.5) * cell;
      svg.add(Plot.text(room - 6, top + centre + 4, "end", "tick", Plot.shortened(labels.get(i), room - 6)));
      double x = room + centre;
      svg.add(fits(labels, cell) ? Plot.text(x, top - 6, "middle", "tick", labels.get(i))
          : Plot.text(x + 4, top - 5, "start", "tick", Plot.shortened(labels.get(i), room - 6))
              .with("transform", "rotate(-90 " + PixelLengths.text(x + 4) + " " + PixelLengths.text(top - 5) + ")"));
    }
    for (int row = 0; row < n; row++) {
      double all = Arrays.stream(counts.get(row)).sum();
      for (int column = 0; column < n; column++) {
        cell(svg, labels, row, column, counts.get(row)[column], all, room + column * cell, top + row * cell, cell);
      }
    }
    return Parts.figure("Confusion matrix", sentence(labels, counts, part), svg);
  }

  private static boolean fits(List<String> labels, double cell) {
    return labels.stream().allMatch(label -> Plot.width(label) < cell - 4);
  }

  private static void cell(Element svg, List<String> labels, int row, int column, double count, double all, double x,
      double y, double size) {
    boolean right = row == column;
    double share = all == 0 ? 0 : count / all;
    Element square = Element.of("rect").classes("cell " + (right ? "c0" : "c2")).with("x", x + 0.5).with("y", y + 0.5)
        .with("width", size - 1).with("height", size - 1);
    String opacity = count == 0 ? "0.04" : Double.toString(Math.rint(100 * (0.12 + 0.88 * share)) / 100);
    svg.add(square.with("fill-opacity", opacity).add(Element.of("title", Format.amount(count) + " of "
        + Format.amount(all) + " " + shown(labels.get(row)) + " predicted as "
        + shown(labels.get(column)))));
    if (labels.size() <= MOST_WITH_COUNTS && count > 0) {
      svg.add(Plot.text(x + size / 2, y + size / 2 + 4, "middle", share > 0.5 ? "on" : "label",
          Format.amount(count)));
    }
  }

  /** In a sentence or a title, of which there is one for each cell. */
  private static String shown(String label) {
    return Plot.shortened(label, NAME);
  }

  private record Mistake(int row, int column, double count) {}

  private static String sentence(List<String> labels, List<double[]> counts, String part) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      for (int column = 0; column < labels.size(); column++) {
        if (row != column && counts.get(row)[column] > 0) {
          mistakes.add(new Mistake(row, column, counts.get(row)[column]));
        }
      }
    }
    String of = "of the " + part + " part: ";
    return mistakes.stream().max(Comparator.comparingDouble(Mistake::count))
        .map(worst -> of + "most often, " + shown(labels.get(worst.row)) + " is predicted as "
            + shown(labels.get(worst.column))
            + " (" + Format.amount(worst.count) + ").")
        .orElse(of + "no errors.");
  }
}
