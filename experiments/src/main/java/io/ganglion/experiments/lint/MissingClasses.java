package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Quoted;
import io.ganglion.experiments.describe.ClassBalance;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels of the target that a part has no row of. */
final class MissingClasses implements Lint {
  @Override
  public String name() {
    return "missing-classes";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty()) {
      return findings;
    }
    String row = examined.asked().get().target();
    boolean stratified = examined.asked().get().experiment().data().split().stratify();
    for (ClassBalance balance : examined.classes()) {
      balance.counts().forEach((part, counts) -> {
        List<String> missing = counts.entrySet().stream().filter(entry -> entry.getValue() == 0)
            .map(Map.Entry::getKey).toList();
        if (!missing.isEmpty()) {
          int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
          findings.add(LintFinding.ofData(name(), new Problem("of the " + LintText.count(rows, row) + " of '" + part
              + "', none has " + (missing.size() == 1 ? "the label " : missing.size() + " of the labels of '"
                  + balance.target() + "': ") + Quoted.list(missing),
              examined.asked().get().places().apply("data.split"),
              "the scores of this part say nothing about " + (missing.size() == 1 ? "it" : "them"),
              stratified ? "a larger part, or more " + row + "s with them"
                  : "set 'stratify: true' in 'split', or give the part more " + row + "s"),
              List.of(balance.target()), figures(rows, missing.size())));
        }
      });
    }
    return findings;
  }

  private static Map<String, Double> figures(int rows, int missing) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("missing", (double) missing);
    return figures;
  }
}
