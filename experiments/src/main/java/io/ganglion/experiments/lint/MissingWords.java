package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Labels by which other programs say that a value is missing: those of pandas' {@code read_csv}, in any case, without
 * {@code None}, which is often meant; dashes and points.
 */
final class MissingWords implements Lint {
  private static final Set<String> WORDS = Set.of("#n/a", "#n/a n/a", "#na", "-1.#ind", "-1.#qnan", "-nan", "1.#ind",
      "1.#qnan", "<na>", "n/a", "na", "nan", "null", "nil", "n.a.", "missing", "-", "--", "---", ".", "..", "…", "–");

  @Override
  public String name() {
    return "missing-words";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.inferred()) {
      if (column instanceof CategoryColumn labels && AlmostNumbers.words(labels).isEmpty()) {
        List<String> words = labels.labels().stream().filter(MissingWords::isOne).toList();
        long rows = words.isEmpty() ? 0 : IntStream.of(labels.codes())
            .filter(code -> code != CategoryColumn.MISSING && isOne(labels.labels().get(code))).count();
        if (rows > 0) {
          findings.add(finding(examined, labels, words, rows));
        }
      }
    }
    return findings;
  }

  /** Whether a label says that there is no value. */
  static boolean isOne(String label) {
    return WORDS.contains(label.toLowerCase(Locale.ROOT));
  }

  private LintFinding finding(Examination examined, CategoryColumn column, List<String> words, long rows) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("ofRows", (double) column.size());
    return LintFinding.ofData(name(), new Problem(Quoted.list(words)
        + (words.size() == 1 ? " is a label" : " are labels")
        + " here, in " + LintText.count(rows, "row") + ": " + LintText.percent((double) rows / column.size()),
        examined.place(column), "that looks like a missing value, but is treated as an ordinary label",
        "leave those cells empty, which marks missing values, or declare 'columns: {" + column.name()
            + ": category}' if it is meant"), List.of(column.name()), figures);
  }
}
