package io.ganglion.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RungTest {
  /** Hyperband's table 1 (Li and others, 2018): eta 3, at most 81 epochs, the bracket that begins with 81 settings. */
  @Test
  void areThoseOfHyperband() {
    assertEquals(List.of(new Rung(81, 1), new Rung(27, 3), new Rung(9, 9), new Rung(3, 27), new Rung(1, 81)),
        Rung.of(81, 3, 81));
  }

  @Test
  void endWithAllEpochs() {
    assertEquals(List.of(new Rung(20, 55), new Rung(6, 166), new Rung(2, 500)), Rung.of(20, 3, 500));
    assertEquals(List.of(new Rung(1, 500)), Rung.of(1, 3, 500));
  }

  @Test
  void beginWithOneEpochAtLeast() {
    assertEquals(List.of(new Rung(100, 1), new Rung(50, 2), new Rung(25, 5)), Rung.of(100, 2, 5));
  }

  @Test
  void costWhatAllTrainingsTake() {
    assertEquals(5 * 81, Rung.cost(Rung.of(81, 3, 81)));
  }
}
