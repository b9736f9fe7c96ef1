package io.ganglion.experiments.report;

import com.google.gson.Gson;
import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A picture with two axes. Colours come from the style sheet: {@code c0}, {@code c1} and so on are those of a series.
 * Ticks are light, labels stand at the axes' ends and at the lines, and there is no legend.
 */
final class Plot {
  /** The width of a picture that a telephone shows as it is. */
  static final double WIDTH = 360;
  /** Of the text in pictures, on average, in the sans-serif font at hand. */
  private static final double CHARACTER = 6.1;
  private static final double LINE = 13;

  /** Between texts that the pointer shows: quotes around each would take twelve characters, escaped. */
  private static final String SEPARATOR = "\f";

  private final String title;
  private final double width;
  private final double height;
  private final AxisScale x;
  private final AxisScale y;
  private final Element svg = Element.of("svg");
  private final List<String> hoverTexts = new ArrayList<>();
  private final List<Double> hoverX = new ArrayList<>();
  private final List<Double> hoverY = new ArrayList<>();
  private double left = 8;
  private double right = 12;
  private double top = 8;
  private double bottom = 8;

  /** @param title what it shows, for those who can't see it */
  Plot(String title, double width, double height, AxisScale x, AxisScale y) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  static double width(String text) {
    return text.codePoints().mapToDouble(Plot::width).sum();
  }

  /** The text, or its beginning if it is wider than that. */
  static String shortened(String text, double room) {
    int kept = 0;
    int end = 0;
    double width = 0;
    while (end < text.length()) {
      width += width(text.codePointAt(end));
      end = text.offsetByCodePoints(end, 1);
      if (width > room) {
        return text.substring(0, Math.max(kept, text.offsetByCodePoints(0, 1))) + "…";
      }
      if (width + CHARACTER <= room) {
        kept = end;
      }
    }
    return text;
  }

  private static double width(int character) {
    return character < 0x1100 ? CHARACTER : 2 * CHARACTER;
  }

  /** Leaves room on the right, for labels at the ends of lines. */
  Plot roomOnTheRight(double room) {
    right = room;
    return this;
  }

  /** Leaves room on the left, for names instead of ticks. */
  Plot roomOnTheLeft(double room) {
    left = room;
    return this;
  }

  /** Both axes; before anything is drawn, for they say where. */
  Plot axes(String xLabel, String yLabel) {
    bottom = xLabel.isEmpty() ? 20 : 34;
    return yAxis(yLabel).xAxis(xLabel);
  }

  /** The axis on the left alone. */
  Plot yAxis(String yLabel) {
    bottom = Math.max(bottom, 20);
    List<AxisScale.Tick> yTicks = y.ticks(height > 180 ? 5 : 4);
    left = Math.max(left, 10 + yTicks.stream().mapToDouble(tick -> width(tick.text())).max().orElse(0));
    top = yLabel.isEmpty() ? top : 24;
    for (AxisScale.Tick tick : yTicks) {
      svg.add(line(left, py(tick.value()), width - right, py(tick.value()), "grid"),
          text(left - 6, py(tick.value()) + 4, "end", "tick", tick.text()));
    }
    if (!yLabel.isEmpty()) {
      svg.add(text(2, 11, "start", "axis", "↑ " + yLabel));
    }
    return this;
  }

  /** The axis below alone. */
  Plot xAxis(String label) {
    bottom = label.isEmpty() ? 20 : 34;
    double room = width - left - right;
    for (AxisScale.Tick tick : x.ticks((int) Math.max(2, Math.min(8, room / 60)))) {
      svg.add(line(px(tick.value()), height - bottom, px(tick.value()), height - bottom + 4, "mark"),
          text(px(tick.value()), height - bottom + 15, "middle", "tick", tick.text()));
    }
    svg.add(line(left, height - bottom, width - right, height - bottom, "mark"));
    if (!label.isEmpty()) {
      svg.add(text(width - right, height - 4, "end", "axis", label + " →"));
    }
    return this;
  }

  double px(double value) {
    return left + x.at(value) * (width - left - right);
  }

  double py(double value) {
    return height - bottom - y.at(value) * (height - top - bottom);
  }

  double left() {
    return left;
  }

  double rightEdge() {
    return width - right;
  }

  double bottomEdge() {
    return height - bottom;
  }

  double topEdge() {
    return top;
  }

  double yHigh() {
    return y.high();
  }

  Plot add(Element element) {
    svg.add(element);
    return this;
  }

  /** The last of some values that is finite, where their line ends; NaN if none is. */
  static double last(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).reduce((before, value) -> value).orElse(Double.NaN);
  }

  /**
   * A line through some points; broken where one isn't finite. Of arrays of two lengths, the end of the longer one has
   * no points.
   */
  Plot line(String classes, double[] xs, double[] ys) {
    int points = Math.min(xs.length, ys.length);
    return add(Element.of("path").classes("line " + classes)
        .with("d", new Trace().line(px(xs, points), py(ys, points)).toString()));
  }

  private double[] px(double[] xs, int points) {
    return Arrays.stream(xs).limit(points).map(this::px).toArray();
  }

  /** Where a value isn't finite, there is no place. */
  private double[] py(double[] ys, int points) {
    return Arrays.stream(ys).limit(points).map(value -> Double.isFinite(value) ? py(value) : Double.NaN).toArray();
  }

  /** What lies between two lines. */
  Plot band(String classes, double[] xs, double[] lows, double[] highs) {
    int n = xs.length;
    double[] aroundX = new double[2 * n];
    double[] aroundY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      aroundX[i] = px(xs[i]);
      aroundY[i] = py(highs[i]);
      aroundX[2 * n - 1 - i] = aroundX[i];
      aroundY[2 * n - 1 - i] = py(lows[i]);
    }
    return add(Element.of("path").classes("band " + classes)
        .with("d", new Trace().line(aroundX, aroundY).closed().toString()));
  }

  /** Round dots, all in one path; there are as many as for a line. */
  Plot dots(String classes, double[] xs, double[] ys) {
    int points = Math.min(xs.length, ys.length);
    return add(Element.of("path").classes("dots " + classes)
        .with("d", new Trace().dots(px(xs, points), py(ys, points)).toString()));
  }

  /**
   * Round dots at places in pixels, which show through one another; all in one path, with a dot of less size, where
   * there are many.
   */
  Plot discs(String classes, double[] pixelXs, double[] pixelYs, boolean many) {
    if (many) {
      return add(Element.of("path").classes("dots many " + classes)
          .with("d", new Trace().dots(pixelXs, pixelYs).toString()));
    }
    for (int i = 0; i < pixelXs.length; i++) {
      if (Double.isFinite(pixelXs[i]) && Double.isFinite(pixelYs[i])) {
        add(Element.of("circle").classes("disc " + classes).with("cx", pixelXs[i]).with("cy", pixelYs[i])
            .with("r", 3.5));
      }
    }
    return this;
  }

  /** Upright bars from the axis, each from one edge to the next. */
  Plot bars(String classes, double[] edges, double[] heights, List<String> titles) {
    for (int i = 0; i < heights.length; i++) {
      if (heights[i] > y.low()) {
        double from = px(edges[i]);
        double to = px(edges[i + 1]);
        Element bar = Element.of("rect").classes("bar " + classes).with("x", from + 0.5)
            .with("y", py(heights[i])).with("width", Math.max(0.5, to - from - 1))
            .with("height", py(y.low()) - py(heights[i]));
        add(titles.isEmpty() ? bar : bar.add(Element.of("title", titles.get(i))));
      }
    }
    return this;
  }

  /** The outline of what bars would be. */
  Plot outline(String classes, double[] edges, double[] heights) {
    double[] xs = new double[2 * heights.length + 2];
    double[] ys = new double[2 * heights.length + 2];
    for (int i = 0; i < heights.length; i++) {
      xs[2 * i + 1] = edges[i];
      xs[2 * i + 2] = edges[i + 1];
      ys[2 * i + 1] = heights[i];
      ys[2 * i + 2] = heights[i];
    }
    xs[0] = edges[0];
    ys[0] = y.low();
    xs[xs.length - 1] = edges[heights.length];
    ys[ys.length - 1] = y.low();
    return line(classes, xs, ys);
  }

  /** A thin line across the whole plot. */
  Plot across(String classes, double xFrom, double yFrom, double xTo, double yTo) {
    return add(line(px(xFrom), py(yFrom), px(xTo), py(yTo), classes));
  }

  Plot label(String classes, double atX, double atY, String anchor, String text) {
    return add(text(atX, atY, anchor, "label " + classes, text));
  }

  /**
   * Names at the right ends of lines, moved apart where they would cover one another.
   *
   * @param ends where each line ends, as a value of the y axis
   */
  Plot endLabels(List<String> classes, List<String> names, List<Double> ends) {
    List<Integer> order = Stream.iterate(0, i -> i + 1).limit(names.size())
        .filter(i -> Double.isFinite(ends.get(i)))
        .sorted((a, b) -> Double.compare(py(ends.get(a)), py(ends.get(b)))).toList();
    double[] at = order.stream().mapToDouble(i -> py(ends.get(i)) + 4).toArray();
    for (int i = 1; i < at.length; i++) {
      at[i] = Math.max(at[i], at[i - 1] + LINE);
    }
    for (int i = at.length - 1; i >= 0; i--) {
      double most = i == at.length - 1 ? bottomEdge() + 4 : at[i + 1] - LINE;
      at[i] = Math.min(at[i], most);
    }
    for (int i = 0; i < at.length; i++) {
      int which = order.get(i);
      label(classes.get(which), rightEdge() + 6, at[i], "start", shortened(names.get(which), right - 8));
    }
    return this;
  }

  /** What the script shows where the pointer comes near this point; near this x if {@code atY} is no number. */
  Plot hover(double atX, double atY, String text) {
    return hoverAt(px(atX), Double.isNaN(atY) ? Double.NaN : py(atY), text);
  }

  /** Likewise, in pixels. */
  Plot hoverAt(double pixelX, double pixelY, String text) {
    hoverX.add(Math.round(10 * pixelX) / 10.0);
    if (!Double.isNaN(pixelY)) {
      hoverY.add(Math.round(10 * pixelY) / 10.0);
    }
    hoverTexts.add(SafeText.lines(text.replace(SEPARATOR, " ")));
    return this;
  }

  private record Hover(List<Double> x, @Nullable List<Double> y, @Nullable String t, List<Double> box) {}

  /**
   * A picture with the same points in two widths, of which there is room for one: the texts that the pointer shows are
   * in the wide one alone.
   */
  static List<Element> bothWidths(double wide, DoubleFunction<Plot> drawn) {
    return List.of(Element.of("div", drawn.apply(wide).element()).classes("wide"),
        Element.of("div", drawn.apply(WIDTH).element(false)).classes("narrow"));
  }

  Element element() {
    return element(true);
  }

  private Element element(boolean withTexts) {
    svg.classes("plot").with("viewBox", "0 0 " + PixelLengths.text(width) + " " + PixelLengths.text(height))
        .with("width", width).with("height", height).with("role", "img").with("aria-label", title);
    if (!hoverTexts.isEmpty()) {
      svg.with("data-hover", new Gson().toJson(new Hover(hoverX, hoverY.isEmpty() ? null : hoverY,
          withTexts ? String.join(SEPARATOR, hoverTexts) : null,
          List.of(left, top, width - right, height - bottom))));
    }
    return svg;
  }

  static Element line(double x1, double y1, double x2, double y2, String classes) {
    return Element.of("line").classes(classes).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
  }

  static Element text(double atX, double atY, String anchor, String classes, String text) {
    Element element = Element.of("text", text).classes(classes).with("x", atX).with("y", atY);
    return anchor.equals("start") ? element : element.with("text-anchor", anchor);
  }
}
