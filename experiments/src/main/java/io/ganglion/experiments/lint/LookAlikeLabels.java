package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.LookAlike;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Labels of one column that look the same: but for their case, blanks, Unicode forms, a point at the end, or as
 * numbers.
 */
final class LookAlikeLabels implements Lint {
  /** Columns of more labels are text. */
  private static final int MOST_LABELS = 10_000;
  /** How many groups are shown; more would bury the message. */
  private static final int SHOWN = 5;

  @Override
  public String name() {
    return "look-alike-labels";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    Set<Column> columns = new LinkedHashSet<>(examined.inputs());
    columns.addAll(examined.targets());
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : columns) {
      if (column instanceof CategoryColumn labels && labels.labels().size() <= MOST_LABELS
          && !examined.findings().concern(column.name()) && !isOfTruthValues(examined, column)) {
        List<List<String>> groups = LookAlike.groups(labels.labels());
        if (!groups.isEmpty()) {
          findings.add(finding(examined, labels, groups));
        }
      }
    }
    return findings;
  }

  /** Their words are understood in any case. */
  private static boolean isOfTruthValues(Examination examined, Column column) {
    return examined.asked().stream().flatMap(asked -> asked.data().preprocessing().inputs().stream())
        .anyMatch(input -> input.column().equals(column.name()) && input.type() == Column.Type.BOOLEAN);
  }

  private LintFinding finding(Examination examined, CategoryColumn column, List<List<String>> groups) {
    List<String> first = groups.get(0);
    String others = groups.size() == 1 ? ""
        : "; so do " + groups.stream().skip(1).limit(SHOWN).map(Quoted::list).collect(Collectors.joining("; "))
            + (groups.size() > SHOWN + 1 ? " and others" : "");
    String hidden = first.stream().skip(1).allMatch(label -> LookAlike.isInvisible(first.get(0), label))
        ? " (written " + first.stream().map(LookAlike::spelled).collect(Collectors.joining(" and ")) + ")" : "";
    return LintFinding.ofData(name(), new Problem(Quoted.list(first) + hidden + " look the same" + others,
        examined.place(column), "each is a label of its own, so that what holds for one isn't known of the other",
        "make them one: set columns: {" + Written.of(column.name()) + ": {labels: {" + first.stream().skip(1)
            .map(label -> spelled(label) + ": " + spelled(first.get(0))).collect(Collectors.joining(", ")) + "}}}"),
        List.of(column.name()), Map.of("labels", (double) groups.stream().mapToInt(List::size).sum()));
  }

  /** So that it can be copied. */
  private static String spelled(String label) {
    return label.chars().allMatch(c -> c < 128 && c >= 32) ? Written.of(label) : LookAlike.spelled(label);
  }
}
