package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inputs that name the rows: whole numbers, all different, that leave hardly one out between the least and the
 * greatest; or more than twenty labels, and more than one for every two rows, such as names and texts, which an
 * experiment leaves out of its inputs by itself. Looks at all rows of the table, those of other parts too.
 */
final class IdentifierColumns implements Lint {
  /** With fewer rows, any numbers look like a count. */
  private static final int FEW = 20;
  /** Of 1.1 n whole numbers, n are taken: rows with gaps may have been left out. */
  private static final double SPARSE = 1.1;

  @Override
  public String name() {
    return "identifier-columns";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (!examined.canIgnore() || examined.inputs().size() < 2) { // what else could be learned from?
      return findings;
    }
    for (Column column : examined.inferred()) {
      if (examined.targets().contains(column)) {
        continue;
      }
      if (column instanceof NumberColumn numbers) {
        counting(examined, numbers).ifPresent(findings::add);
      } else if (column instanceof CategoryColumn labels) {
        naming(examined, labels).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<LintFinding> counting(Examination examined, NumberColumn column) {
    double[] values = column.values();
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double x : values) {
      if (x != Math.rint(x)) { // nor is NaN
        return Optional.empty();
      }
      least = Math.min(least, x);
      greatest = Math.max(greatest, x);
    }
    if (values.length < FEW || column.type() != Column.Type.NUMBER
        || greatest - least + 1 > SPARSE * values.length) {
      return Optional.empty();
    }
    BitSet seen = new BitSet();
    for (double x : values) {
      int place = (int) (x - least);
      if (seen.get(place)) {
        return Optional.empty();
      }
      seen.set(place);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("min", least);
    figures.put("max", greatest);
    figures.put("rows", (double) values.length);
    return Optional.of(LintFinding.ofData(name(), new Problem("the numbers identify the rows: "
        + LintText.count(values.length, "different whole number") + " from " + LintText.number(least) + " to "
        + LintText.number(greatest), examined.place(column),
        "row numbers carry no information about new rows, or only about the order of collection",
        "name it in 'ignore', or declare columns: {" + column.name() + ": number}"),
        List.of(column.name()), figures));
  }

  private Optional<LintFinding> naming(Examination examined, CategoryColumn column) {
    BitSet seen = new BitSet();
    int known = 0;
    for (int code : column.codes()) {
      if (code != CategoryColumn.MISSING) {
        seen.set(code);
        known++;
      }
    }
    if (seen.cardinality() <= FEW || 2 * seen.cardinality() <= known) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("labels", (double) seen.cardinality());
    figures.put("rows", (double) known);
    return Optional.of(LintFinding.ofData(name(), new Problem("the labels identify the rows: "
        + LintText.count(seen.cardinality(), "different label") + " in " + LintText.count(known, "row"),
        examined.place(column), "labels that occur once carry no information, and each becomes an input of its own",
        "name it in 'ignore'"), List.of(column.name()), figures));
  }
}
