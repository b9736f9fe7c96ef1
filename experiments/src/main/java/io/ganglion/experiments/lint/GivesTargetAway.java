package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An input that predicts a target by itself, though there are other inputs: usually it is known only once the target is
 * (target leakage). From one half of the training rows, the target of each value is learned (the most frequent label,
 * or the mean); each row of the other half is predicted from its value, or from the nearest learned numbers; then the
 * halves are swapped. A column whose values occur once, such as an identifier, can't predict unseen rows.
 *
 * <p>A target of labels is leaked if {@value #ACCURACY} of the rows are predicted, and 95 % of those without the most
 * frequent label; a target of numbers, if {@value #EXPLAINED} of its variance is. Columns that don't come near that in
 * a thousand rows are not examined further.
 */
final class GivesTargetAway implements Lint {
  private static final double ACCURACY = 0.995;
  private static final double LEFT = 0.05;
  private static final double EXPLAINED = 0.995;
  /** What the same limits allow in a sample: ten times as many errors. */
  private static final double SLACK = 10;
  private static final int SAMPLE = 1_000;
  /** With fewer rows, many columns predict the target by chance. */
  private static final int FEW = 40;
  /** A target of numbers of which there are no more than these is one of labels. */
  private static final int LABELS = 20;

  @Override
  public String name() {
    return "gives-target-away";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    boolean series = examined.asked().isPresent() && examined.asked().get().data().windows().isPresent();
    if (series || examined.inputs().size() < 2) {
      return List.of();
    }
    List<LintFinding> findings = new ArrayList<>();
    for (Column target : examined.targets()) {
      int[] rows = IntStream.of(examined.rows()).filter(row -> !target.isMissing(row)).toArray();
      if (rows.length < FEW) {
        continue;
      }
      int size = Math.min(rows.length, SAMPLE);
      int[] some = IntStream.range(0, size).map(i -> rows[(int) ((long) i * rows.length / size)]).toArray();
      for (Column column : examined.inputs()) {
        if (isPredicted(OneRule.of(column, target, some, LABELS), SLACK)) {
          OneRule.Score score = OneRule.of(column, target, rows, LABELS);
          if (isPredicted(score, 1)) {
            findings.add(finding(examined, column, target, score));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isPredicted(OneRule.Score score, double slack) {
    double errors = 1 - score.predicted();
    return score.ofLabels()
        ? errors <= slack * (1 - ACCURACY) && errors <= slack * LEFT * (1 - score.constant())
        : errors <= slack * (1 - EXPLAINED);
  }

  private LintFinding finding(Examination examined, Column column, Column target, OneRule.Score score) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(score.ofLabels() ? "accuracy" : "explained", score.predicted());
    if (score.ofLabels()) {
      figures.put("majority", score.constant());
    }
    figures.put("rows", (double) score.rows());
    String kind = column instanceof NumberColumn ? "numbers" : "labels";
    return LintFinding.ofData(name(), new Problem("it leaks the target '" + target.name() + "': its " + kind
        + (score.ofLabels() ? " alone predict " : " alone explain ") + LintText.percent(score.predicted()) + " of "
        + (score.ofLabels() ? "" : "the variance in ") + LintText.count(score.rows(), "row")
        + (score.ofLabels() ? ", and the majority class " + LintText.percent(score.constant()) : ""),
        examined.place(column),
        "such a column is usually known only once '" + target.name() + "' is, so the network would be useless on new"
            + " rows",
        "name it in 'ignore', unless it is known at prediction time"),
        List.of(column.name(), target.name()), figures);
  }
}
