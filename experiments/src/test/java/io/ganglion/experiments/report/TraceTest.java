package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static double[] of(double... values) {
    return values;
  }

  @Test
  void writesDistancesToATenth() {
    assertEquals("M1 2.5l.5-2 30 .3",
        new Trace().line(of(1, 1.5, 31.52), of(2.5, 0.5, 0.84)).toString());
  }

  /** Distances are those of rounded places: errors don't add up. */
  @Test
  void endsWhereTheLineEnds() {
    double[] xs = IntStream.rangeClosed(0, 100).mapToDouble(i -> i * 1.04).toArray();
    double[] ys = IntStream.rangeClosed(0, 100).mapToDouble(i -> i % 2 * 5).toArray();
    String[] steps = new Trace().line(xs, ys).toString().substring(5).split("[ -]");
    double sum = IntStream.range(0, steps.length).filter(i -> i % 2 == 0).mapToDouble(i -> Double.parseDouble(steps[i]))
        .sum();
    assertEquals(104, sum, 1e-9);
  }

  @Test
  void leavesOutWhatLiesOnAStraight() {
    assertEquals("M0 0l3 3 1-3", new Trace().line(of(0, 1, 2, 3, 4), of(0, 1.1, 1.9, 3, 0)).toString());
  }

  @Test
  void breaksWhereThereIsNoNumber() {
    assertEquals("M0 0l1 1m2 0", new Trace().line(of(0, 1, 2, 3), of(0, 1, Double.NaN, 1)).toString());
    assertEquals("", new Trace().line(of(1), of(Double.POSITIVE_INFINITY)).toString());
  }

  @Test
  void drawsDots() {
    assertEquals("M1 1h0m-1 1h0", new Trace().dots(of(1, Double.NaN, 0), of(1, 1, 2)).toString());
  }
}
