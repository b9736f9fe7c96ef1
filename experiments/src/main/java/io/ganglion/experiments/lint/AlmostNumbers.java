package io.ganglion.experiments.lint;

import io.ganglion.tables.evidence.CellFinding;
import java.util.List;

/**
 * Columns of text, also those that are left out, that are numbers but for a unit, signs between thousands, or some
 * cells.
 */
final class AlmostNumbers implements Lint {
  @Override
  public String name() {
    return "almost-numbers";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.findings(name(), CellFinding.Kind.ALMOST_NUMBERS);
  }
}
