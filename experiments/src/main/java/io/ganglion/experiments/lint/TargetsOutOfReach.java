package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.experiments.config.Scale;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets, as the network is to give them, beyond an end of what its last activation can give. */
final class TargetsOutOfReach implements Lint {
  @Override
  public String name() {
    return "targets-out-of-reach";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.asked().map(this::in).orElse(List.of());
  }

  private List<LintFinding> in(Examination.Asked asked) {
    DenseSection output = asked.experiment().network().output();
    OutputRange reach = OutputRange.of(output.activation().instance());
    List<LintFinding> findings = new ArrayList<>();
    int at = 0;
    for (ColumnEncoding target : asked.data().preprocessing().targets()) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      int beyond = 0;
      Examples training = asked.data().training().counted();
      for (int row = 0; row < training.count(); row++) {
        boolean isBeyond = false;
        for (int unit = at; unit < at + target.width(); unit++) {
          double value = training.allTargets().target(row, unit);
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          isBeyond |= reach.excludes(value);
        }
        beyond += isBeyond ? 1 : 0;
      }
      at += target.width();
      if (beyond > 0) {
        findings.add(finding(asked, target.column(), reach, least, greatest, (double) beyond / training.count()));
      }
    }
    return findings;
  }

  private LintFinding finding(Examination.Asked asked, String target, OutputRange reach, double least, double greatest,
      double share) {
    String activation = asked.experiment().network().output().activation().name();
    boolean scaled = asked.experiment().data().targetScale() != Scale.NONE;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("min", least);
    figures.put("max", greatest);
    figures.put("share", share);
    String ends = reach.isBounded()
        ? "from " + LintText.number(reach.least()) + " to " + LintText.number(reach.greatest())
        : Double.isFinite(reach.least()) ? "from " + LintText.number(reach.least()) + " upwards"
        : "up to " + LintText.number(reach.greatest());
    int last = asked.experiment().network().layers().size() - 1;
    return LintFinding.ofExperiment(name(), new Problem(
        "the targets of '" + target + "' range from " + LintText.number(least) + " to " + LintText.number(greatest)
            + (scaled ? " after scaling" : "") + ", but " + activation + " gives " + ends + ": "
            + LintText.percent(share)
            + " of the training " + asked.target() + "s are out of reach",
        asked.places().apply("network.layers." + last + ".activation"),
        "the output units saturate and can't reach the targets",
        "choose identity for the last layer, or 'target-scale: min-max' in 'data'"), figures);
  }
}
