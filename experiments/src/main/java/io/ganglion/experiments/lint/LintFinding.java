package io.ganglion.experiments.lint;

import io.ganglion.experiments.events.RunEvent;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * One thing that is suspicious, though nothing keeps the experiment from being run.
 *
 * @param lint the name of what found it
 * @param exitCode that of a command that doesn't let it pass: {@link ExitCode#DATA} or {@link ExitCode#EXPERIMENT}
 * @param problem what was seen, with its figure, where, why it matters, and what to do
 * @param columns the columns that it is about; may be empty
 * @param figures what it rests on, by name, in order
 */
public record LintFinding(String lint, ExitCode exitCode, Problem problem, List<String> columns,
    Map<String, Double> figures) {
  public LintFinding {
    columns = List.copyOf(columns);
  }

  /** What it is to programs. */
  public RunEvent event() {
    return new RunEvent.Lint(lint, problem.message(), problem.place().where(), problem.why(), problem.help());
  }

  /** About the data. */
  static LintFinding ofData(String lint, Problem problem, List<String> columns, Map<String, Double> figures) {
    return new LintFinding(lint, ExitCode.DATA, problem, columns, figures);
  }

  /** About what the experiment makes of the data. */
  static LintFinding ofExperiment(String lint, Problem problem, Map<String, Double> figures) {
    return new LintFinding(lint, ExitCode.EXPERIMENT, problem, List.of(), figures);
  }
}
