package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Targets of numbers that are 0 and 1 alone, behind units that give probabilities: classes, most likely. */
final class ZeroOneTargets implements Lint {
  @Override
  public String name() {
    return "zero-one-targets";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty() || !examined.canIgnore()) {
      return findings;
    }
    DenseSection output = examined.asked().get().experiment().network().output();
    if (ClassOutput.of(output.activation().instance()) != ClassOutput.SIGMOID) {
      return findings;
    }
    for (Column column : examined.targets()) {
      boolean said = examined.asked().get().experiment().data().column(column.name()).saysType();
      if (!said && column instanceof NumberColumn numbers && isZeroOrOne(numbers)) {
        findings.add(LintFinding.ofExperiment(name(), new Problem("the target '" + column.name()
            + "' holds 0 and 1 alone, and is taken for a number", examined.asked().get().places().apply("data.target"),
            "so there is no accuracy, no confusion matrix and no ROC curve",
            "set columns: {" + Written.of(column.name()) + ": category} if they are classes, or : number if not"),
            Map.of("rows", (double) numbers.size())));
      }
    }
    return findings;
  }

  private static boolean isZeroOrOne(NumberColumn column) {
    for (double value : column.values()) {
      if (value != 0 && value != 1 && !Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }
}
