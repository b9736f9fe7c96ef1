package io.ganglion.experiments.lint;

import io.ganglion.experiments.describe.ClassBalance;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A label of the target that comes ten times as often as another, or more, where classes have no weights. */
final class ImbalancedClasses implements Lint {
  /** Chosen: Prechelt's glass, 76 to 9, is learned as it is; of his thyroid, 92.6 % are one class of three. */
  private static final double HEAVY = 10;

  @Override
  public String name() {
    return "imbalanced-classes";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isPresent() && examined.asked().get().experiment().data().classWeights().isPresent()) {
      return findings;
    }
    for (ClassBalance balance : examined.classes()) {
      Map<String, Integer> counts = new LinkedHashMap<>(balance.counts().values().iterator().next());
      counts.values().removeIf(count -> count == 0);
      if (counts.size() >= 2 && Collections.max(counts.values()) >= HEAVY * Collections.min(counts.values())) {
        findings.add(finding(examined, balance.target(), counts));
      }
    }
    return findings;
  }

  private LintFinding finding(Examination examined, String target, Map<String, Integer> counts) {
    Map.Entry<String, Integer> most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
    Map.Entry<String, Integer> least = Collections.min(counts.entrySet(), Map.Entry.comparingByValue());
    int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
    String row = examined.asked().map(Examination.Asked::target).orElse("row");
    double share = (double) most.getValue() / rows;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("most", (double) most.getValue());
    figures.put("least", (double) least.getValue());
    figures.put("rows", (double) rows);
    return LintFinding.ofData(name(), new Problem("'" + target + "' is '" + most.getKey() + "' in "
        + LintText.percent(share) + " of " + LintText.count(rows, row) + ", and '" + least.getKey() + "' in "
        + least.getValue() + ": " + LintText.times((double) most.getValue() / least.getValue()) + " to 1",
        Place.at(examined.source().file() + ": column '" + target + "'"),
        "always predicting '" + most.getKey() + "' has that accuracy, so accuracy says little, and rare classes may"
            + " never be learned",
        "set 'class-weights: balanced' in 'data'"), List.of(target), figures);
  }
}
