package io.ganglion.experiments.lint;

import io.ganglion.tables.evidence.Totals;
import java.util.List;
import java.util.Map;

/** Rows at the end of a file that are sums or means of those before. */
final class TotalsRows implements Lint {
  @Override
  public String name() {
    return "totals-rows";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return Totals.problem(examined.source(), examined.findings()).stream().map(problem -> LintFinding.ofData(name(),
        problem, List.of(), Map.of("rows", (double) Totals.in(examined.source().table())))).toList();
  }
}
