package io.ganglion.experiments.lint;

import io.ganglion.tables.evidence.HeaderValues;
import java.util.List;
import java.util.Map;

/** A file without a header whose first row is taken for one. */
final class HeaderOfValues implements Lint {
  @Override
  public String name() {
    return "header-of-values";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return HeaderValues.in(examined.source()).stream().map(problem -> LintFinding.ofData(name(), problem, List.of(),
        Map.of("columns", (double) examined.source().table().columns().size()))).toList();
  }
}
