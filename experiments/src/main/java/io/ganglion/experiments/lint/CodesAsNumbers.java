package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.CellEvidence.Seen;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers that look like codes: with leading zeros, with unusual exponents, or too long to be exact. */
final class CodesAsNumbers implements Lint {
  @Override
  public String name() {
    return "codes-as-numbers";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.undeclared()) {
      if (column.type() == Column.Type.NUMBER) {
        CellEvidence evidence = examined.source().evidence(column.name());
        add(findings, examined, column, evidence.leadingZeros(), "begin with a zero",
            "as numbers they lose it, and 00501 and 501 are the same");
        add(findings, examined, column, evidence.bareExponents(), "have an E between digits",
            "as numbers they are powers of ten: 1E5 and 100000 are the same");
        add(findings, examined, column, evidence.inexact(), "have more than 15 digits",
            "numbers of that many digits are rounded, and different codes may become the same number");
      }
    }
    return findings;
  }

  private void add(List<LintFinding> findings, Examination examined, Column column, Seen seen, String like,
      String why) {
    if (seen.count() > 0) {
      findings.add(LintFinding.ofData(name(), new Problem(LintText.count(seen.count(), "number") + " "
          + (seen.count() == 1 ? like.replaceFirst("begin", "begins").replaceFirst("have", "has") : like)
          + ", such as '" + seen.example() + "'", examined.place(column), why, "set columns: {"
              + Written.of(column.name()) + ": category} if they are codes, or : number if they are numbers"),
          List.of(column.name()), Map.of("cells", (double) seen.count())));
    }
  }
}
