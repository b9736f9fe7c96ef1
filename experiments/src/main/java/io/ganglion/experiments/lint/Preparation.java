package io.ganglion.experiments.lint;

import java.util.List;
import java.util.Map;

/** What was noticed while the rows were read and cut: columns that are left out, and times of a series that jump. */
final class Preparation implements Lint {
  @Override
  public String name() {
    return "preparation";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.asked().map(asked -> asked.data().warnings()).orElseGet(() -> examined.source().warnings()).stream()
        .map(warning -> LintFinding.ofData(name(), warning, List.of(), Map.of())).toList();
  }
}
