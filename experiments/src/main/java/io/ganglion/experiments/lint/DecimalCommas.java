package io.ganglion.experiments.lint;

import io.ganglion.tables.evidence.CellFinding;
import java.util.List;

/** Columns of text, also those that are left out, that are numbers if the comma is the decimal point. */
final class DecimalCommas implements Lint {
  @Override
  public String name() {
    return "decimal-commas";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.findings(name(), CellFinding.Kind.DECIMAL_COMMAS);
  }
}
