package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.CellFinding;
import io.ganglion.tables.evidence.MonthsAsNumbers;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns of text or numbers, also those left out, that are dates, months or times of day by some pattern. */
final class UnreadDates implements Lint {
  @Override
  public String name() {
    return "unread-dates";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>(examined.findings(name(), CellFinding.Kind.UNREAD_DATES));
    for (Column column : examined.undeclared()) {
      MonthsAsNumbers.pattern(column).ifPresent(pattern -> findings.add(LintFinding.ofData(name(), new Problem(
          "all its numbers are months of the pattern " + pattern + ", such as '" + column.text(0) + "'",
          examined.place(column), "as numbers they aren't in the order of time",
          "set columns: {" + Written.of(column.name()) + ": {pattern: " + pattern + "}}, or : number if they are none"),
          List.of(column.name()), Map.of("cells", (double) column.size()))));
    }
    return findings;
  }
}
