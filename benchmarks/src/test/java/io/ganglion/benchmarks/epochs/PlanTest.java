package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void takesTheLeastNumberOfSamplesHoweverLongTheyTake() {
    Time sample = new Time(0.5, 0.25);
    List<Time> samples = new ArrayList<>();

    new Plan(1, 0, 0, 3).follow(() -> sample, samples::add);

    assertEquals(List.of(sample, sample, sample), samples);
  }
}
