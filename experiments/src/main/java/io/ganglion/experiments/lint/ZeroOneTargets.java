package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<String> found = examined.targets().stream().filter(column -> !saysType(examined, column)
        && column instanceof NumberColumn numbers && isZeroOrOne(numbers)).map(Column::name).toList();
    if (!found.isEmpty() && !isTheInputsAgain(examined.asked().get().data().training())) {
      findings.add(finding(examined, found));
    }
    return findings;
  }

  private static boolean saysType(Examination examined, Column column) {
    return examined.asked().orElseThrow().experiment().data().column(column.name()).saysType();
  }

  /** As in an autoencoder: what a network gives back are numbers, not classes. */
  private static boolean isTheInputsAgain(Examples training) {
    return training.areRows() && training.hasNumbers() && training.inputWidth() == training.targetWidth()
        && Arrays.equals(training.inputs(), training.targets());
  }

  private LintFinding finding(Examination examined, List<String> names) {
    boolean isOne = names.size() == 1;
    return LintFinding.ofExperiment(name(), new Problem(isOne
        ? "the target '" + names.get(0) + "' holds 0 and 1 alone, and is taken for a number"
        : names.size() + " targets hold 0 and 1 alone, and are taken for numbers: " + Quoted.list(names),
        examined.asked().orElseThrow().places().apply("data.target"),
        "so there is no accuracy, no confusion matrix and no ROC curve",
        "set columns: {" + Written.of(names.get(0)) + ": category" + (isOne ? "" : ", …") + "} if they are classes, or "
            + ": number if not"), Map.of(isOne ? "rows" : "targets",
            (double) (isOne ? examined.source().table().rows() : names.size())));
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
