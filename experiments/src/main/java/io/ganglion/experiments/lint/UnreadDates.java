package io.ganglion.experiments.lint;

import io.ganglion.tables.evidence.CellFinding;
import java.util.List;

/** Columns of text, also those that are left out, that are dates, months or times of day by some pattern. */
final class UnreadDates implements Lint {
  @Override
  public String name() {
    return "unread-dates";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.findings(name(), CellFinding.Kind.UNREAD_DATES);
  }
}
