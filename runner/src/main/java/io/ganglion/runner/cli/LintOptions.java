package io.ganglion.runner.cli;

import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.runner.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How warnings are handled. */
final class LintOptions {
  @Option(names = "--strict", description = "Treats warnings as errors.")
  private boolean strict;

  @Option(names = "--allow", paramLabel = "LINT", split = ",",
      description = "Suppresses a lint warning by its name, such as more-weights-than-rows; may be repeated.")
  private List<String> allowed = new ArrayList<>();

  /**
   * Shows what is suspicious, but for what is allowed.
   *
   * @throws ProblemException if there is such a thing and {@code --strict} was given, or what is allowed doesn't exist
   */
  void show(List<LintFinding> findings, Console console) {
    requireNames();
    List<LintFinding> shown = findings.stream().filter(finding -> !allowed.contains(finding.lint())).toList();
    if (strict) {
      Lints.strictly(shown).ifPresent(problem -> {
        throw problem;
      });
    }
    console.warn(shown.stream().map(LintFinding::problem).toList());
  }

  private void requireNames() {
    for (String name : allowed) {
      if (!Lints.names().contains(name)) {
        throw new ProblemException(ExitCode.USAGE, new Problem("there is no lint '" + name + "'", Place.NOWHERE,
            Suggestion.nearest(name, Lints.names()).map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "the lints are " + String.join(", ", Lints.names()))));
      }
    }
  }
}
