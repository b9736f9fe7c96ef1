package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code NA} that counts as a missing value though it may be a label: it is in quotes, as in files that quote every
 * text, or all labels beside it are codes of two capitals, as those of countries.
 */
final class NaLabels implements Lint {
  /** With fewer codes, two capitals mean nothing. */
  private static final int CODES = 3;

  @Override
  public String name() {
    return "na-labels";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.source().table().columns()) {
      if (column instanceof CategoryColumn labels) {
        finding(examined, labels).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<LintFinding> finding(Examination examined, CategoryColumn column) {
    CellEvidence evidence = examined.source().evidence(column.name());
    int cells = evidence.quotedNa() > 0 ? evidence.quotedNa() : areCodes(column) ? evidence.bareNa() : 0;
    return cells == 0 ? Optional.empty() : Optional.of(LintFinding.ofData(name(), new Problem("'NA' counts as a missing"
        + " value in " + LintText.count(cells, "row")
        + (evidence.quotedNa() > 0 ? ", though it is in quotes" : ", though the other labels are codes of two letters"),
        examined.place(column), "it may be a label, such as the code of Namibia",
        "set columns: {" + Written.of(column.name()) + ": {null-values: []}} if it is a label, or null-values: [NA]"
            + " if it isn't"), List.of(column.name()), Map.of("rows", (double) cells)));
  }

  private static boolean areCodes(CategoryColumn column) {
    return column.labels().size() >= CODES && column.labels().stream().allMatch(label -> label.matches("[A-Z]{2}"));
  }
}
