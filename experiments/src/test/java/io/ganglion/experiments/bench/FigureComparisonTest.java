package io.ganglion.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureComparisonTest {
  @Test
  void aSampleHasItsMeanAndDeviation() {
    assertEquals(new Sample(4, 5, Math.sqrt(16.0 / 3)), Sample.of(3, 7, 3, 7));
    assertEquals(new Sample(1, 3, 0), Sample.of(3));
  }

  @Test
  void agreesWithinThreeStandardErrorsAndNoOther() {
    Published paper = new Published.Mean(10, 1, 25, 0);
    assertTrue(paper.agrees(Sample.of(10.6)));
    assertFalse(paper.agrees(Sample.of(10.61)), "the deviation itself is no bound");
    // Standard error of the difference: √(1/25 + 4/4) ≈ 1.0198.
    assertTrue(paper.agrees(new Sample(4, 13.05, 2)));
    assertFalse(paper.agrees(new Sample(4, 13.07, 2)));
    assertTrue(new Published.Mean(6.56, 0, 10, 0.005).agrees(new Sample(10, 6.5556, 0)));
    assertFalse(new Published.Mean(6.56, 0, 10, 0.005).agrees(new Sample(10, 6.569, 0)));
  }

  @Test
  void agreesWithinBounds() {
    assertTrue(new Published.About(22, 2).agrees(Sample.of(20)));
    assertFalse(new Published.About(22, 2).agrees(Sample.of(19.9)));
    assertTrue(new Published.AtLeast(97).agrees(Sample.of(97)));
    assertFalse(new Published.AtLeast(97).agrees(Sample.of(96.9)));
    assertTrue(new Published.AtMost(240).agrees(Sample.of(240)));
    assertFalse(new Published.AtMost(240).agrees(Sample.of(240.1)));
  }

  @Test
  void isShownAsATable() {
    assertEquals("""
        experiment       measure   paper         ours           difference  agrees
        cancer1, linear  epochs    9.00 ± 1.00   9.50 ± 0.71 (2)  +0.50       yes
        10-5-10, x       solved %  ≥ 97.00       96.00 ± 0.00 (1)  -1.00       NO

        1 of 2 figures agree: they lie within three standard errors of the difference,
        or within the bounds shown. In brackets, the number of trainings.
        """.replaceAll(" {2,}", "  "),
        FigureReport.text(List.of(
            new FigureComparison("cancer1, linear", "epochs", new Published.Mean(9, 1, 10, 0), Sample.of(9, 10)),
            new FigureComparison("10-5-10, x", "solved %", new Published.AtLeast(97), Sample.of(96))))
            .replaceAll(" {2,}", "  "));
  }
}
