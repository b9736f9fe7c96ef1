package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void takesTheLeastNumberOfSamplesHoweverLongTheyTake() {
    List<Double> samples = new ArrayList<>();

    new Plan(1, 0, 0, 3).follow(() -> 0.5, samples::add);

    assertEquals(List.of(0.5, 0.5, 0.5), samples);
  }
}
