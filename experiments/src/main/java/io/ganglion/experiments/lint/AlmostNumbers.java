package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of labels that would be numbers except for one, two or three labels, in a tenth of the rows at most: mostly
 * words for a missing value, or a unit.
 */
final class AlmostNumbers implements Lint {
  private static final int WORDS = 3;
  private static final double SHARE = 0.1;
  /** Fewer numbers may be codes. */
  private static final int NUMBERS = 5;

  @Override
  public String name() {
    return "almost-numbers";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.inferred()) {
      if (column instanceof CategoryColumn labels) {
        words(labels).ifPresent(words -> findings.add(finding(examined, labels, words)));
      }
    }
    return findings;
  }

  /** The labels that are no numbers, if that is all that keeps the column from being numbers. */
  static Optional<List<String>> words(CategoryColumn column) {
    List<String> words = new ArrayList<>();
    for (String label : column.labels()) {
      if (!Double.isFinite(NumberText.parse(label)) && words.size() <= WORDS) {
        words.add(label);
      }
    }
    boolean few = !words.isEmpty() && words.size() <= WORDS && column.labels().size() - words.size() >= NUMBERS;
    return few && rows(column, words) <= SHARE * column.size() ? Optional.of(words) : Optional.empty();
  }

  private static int rows(CategoryColumn column, List<String> words) {
    boolean[] isWord = new boolean[column.labels().size()];
    words.forEach(word -> isWord[column.labels().indexOf(word)] = true);
    int rows = 0;
    for (int code : column.codes()) {
      rows += code != CategoryColumn.MISSING && isWord[code] ? 1 : 0;
    }
    return rows;
  }

  private LintFinding finding(Examination examined, CategoryColumn column, List<String> words) {
    int numbers = column.labels().size() - words.size();
    int rows = rows(column, words);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("numbers", (double) numbers);
    return LintFinding.ofData(name(), new Problem(
        "but for " + Quoted.list(words) + ", in " + LintText.count(rows, "row")
        + ", the column would be numeric", examined.place(column),
        "its " + LintText.count(numbers, "number") + " are treated as categories, and their order is lost",
        words.stream().allMatch(MissingWords::isOne)
            ? "leave those cells empty, which marks missing values, and set 'missing'"
            : "correct those cells, or declare 'columns: {" + column.name() + ": category}'"),
        List.of(column.name()), figures);
  }
}
