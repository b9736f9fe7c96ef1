package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.evidence.MissingWords;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Labels by which programs and people say that a value is missing, in columns that hold labels. */
final class MissingWordLabels implements Lint {
  @Override
  public String name() {
    return "missing-words";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.inferred()) {
      if (column instanceof CategoryColumn labels && !examined.findings().concern(column.name())) {
        List<String> words = labels.labels().stream().filter(MissingWords::isOne).toList();
        long rows = words.isEmpty() ? 0 : IntStream.of(labels.codes())
            .filter(code -> code != CategoryColumn.MISSING && MissingWords.isOne(labels.labels().get(code))).count();
        if (rows > 0) {
          findings.add(finding(examined, labels, words, rows));
        }
      }
    }
    return findings;
  }

  private LintFinding finding(Examination examined, CategoryColumn column, List<String> words, long rows) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("ofRows", (double) column.size());
    return LintFinding.ofData(name(), new Problem(Quoted.list(words)
        + (words.size() == 1 ? " is a label" : " are labels")
        + " here, in " + LintText.count(rows, "row") + ": " + LintText.percent((double) rows / column.size()),
        examined.place(column), "that looks like a missing value, but is treated as an ordinary label",
        "set 'null-values: " + Written.list(nullValues(examined, column, words)) + "' in 'data', or declare 'columns: {"
            + Written.of(column.name()) + ": category}' if it is meant"), List.of(column.name()), figures);
  }

  private static List<String> nullValues(Examination examined, CategoryColumn column, List<String> words) {
    List<String> usual = examined.asked().map(asked -> asked.experiment().data().styles().of(column.name()))
        .orElse(CellStyle.USUAL).nullValues();
    return Stream.concat(usual.stream(), words.stream()).distinct().toList();
  }
}
