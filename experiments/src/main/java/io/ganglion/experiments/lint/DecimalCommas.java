package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberText;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns of labels that are numbers, all of them, if the comma is the decimal point; at least half have one. */
final class DecimalCommas implements Lint {
  @Override
  public String name() {
    return "decimal-commas";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.inferred()) {
      if (column instanceof CategoryColumn labels && labels.labels().size() > 1 && isNumbers(labels.labels())) {
        findings.add(LintFinding.ofData(name(), new Problem("the " + LintText.count(labels.labels().size(), "label")
            + " are numbers with a comma, such as '" + example(labels.labels()) + "'", examined.place(column),
            "each is treated as a category of its own, and their order is lost",
            "set 'decimal: \",\"' in 'data'; if the comma separates thousands, remove it from the file"),
            List.of(column.name()), Map.of("labels", (double) labels.labels().size())));
      }
    }
    return findings;
  }

  /** Whether labels are numbers with a decimal comma. */
  static boolean isNumbers(List<String> labels) {
    return labels.stream().allMatch(label -> Double.isFinite(NumberText.parse(label, ',')))
        && 2 * labels.stream().filter(label -> label.contains(",")).count() >= labels.size();
  }

  private static String example(List<String> labels) {
    return labels.stream().filter(label -> label.contains(",")).findFirst().orElseThrow();
  }
}
