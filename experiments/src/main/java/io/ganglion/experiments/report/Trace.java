package io.ganglion.experiments.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The points of a path as SVG writes them: to a tenth of a pixel, each as its distance from the one before, which takes
 * half as many characters. Of a line's points, those that lie on the straight between others are left out.
 */
final class Trace {
  /** How far a line may be from where it was, in pixels: two tenths aren't seen. */
  private static final double TOLERANCE = 0.2;

  private final StringBuilder text = new StringBuilder();
  private long lastX;
  private long lastY;
  private boolean inLine;

  /** Adds a line through some points, in pixels; broken where one isn't finite. */
  Trace line(double[] xs, double[] ys) {
    int i = 0;
    while (i < xs.length) {
      int from = i;
      while (i < xs.length && Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
        i++;
      }
      if (i > from) {
        List<Integer> kept = new ArrayList<>(List.of(from));
        simplify(xs, ys, from, i - 1, kept);
        kept.forEach(point -> to(xs[point], ys[point], point == from));
      }
      i++;
    }
    return this;
  }

  /** Ramer, Douglas and Peucker's way: what is farthest from the straight stays, unless all of it is near. */
  private static void simplify(double[] xs, double[] ys, int from, int to, List<Integer> kept) {
    int farthest = from;
    double most = TOLERANCE;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(xs[from], ys[from], xs[to], ys[to], xs[i], ys[i]);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest > from) {
      simplify(xs, ys, from, farthest, kept);
      simplify(xs, ys, farthest, to, kept);
    } else if (to > from) {
      kept.add(to);
    }
  }

  /** From a point to the straight between two others. */
  private static double distance(double x1, double y1, double x2, double y2, double x, double y) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / square));
    double offX = x - x1 - along * dx;
    double offY = y - y1 - along * dy;
    return Math.sqrt(offX * offX + offY * offY);
  }

  /** Adds dots: lines of no length, which round ends make visible. */
  Trace dots(double[] xs, double[] ys) {
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
        to(xs[i], ys[i], true);
        text.append("h0");
      }
    }
    return this;
  }

  /** Closes the last line to an area. */
  Trace closed() {
    text.append('Z');
    return this;
  }

  private void to(double x, double y, boolean isStart) {
    long tenthX = Math.round(10 * x);
    long tenthY = Math.round(10 * y);
    boolean isFirst = text.isEmpty();
    long right = isFirst ? tenthX : tenthX - lastX;
    long down = isFirst ? tenthY : tenthY - lastY;
    // A letter holds for all that follows; a minus sign parts numbers, too.
    text.append(isFirst ? "M" : isStart ? "m" : !inLine ? "l" : right < 0 ? "" : " ");
    number(right);
    text.append(down < 0 ? "" : " ");
    number(down);
    inLine = !isStart;
    lastX = tenthX;
    lastY = tenthY;
  }

  private void number(long tenths) {
    long size = Math.abs(tenths);
    text.append(tenths < 0 ? "-" : "");
    if (size >= 10 || size == 0) {
      text.append(size / 10);
    }
    if (size % 10 != 0) {
      text.append('.').append(size % 10);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
