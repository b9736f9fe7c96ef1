package io.ganglion.problem;

import java.util.List;

/**
 * Something can't go on because of what a user gave us: every problem found, and the code that the command exits with.
 * The message is the text that the command prints.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<Problem> problems;
  private final transient List<Problem> warnings;

  public ProblemException(ExitCode exitCode, List<Problem> problems) {
    this(exitCode, problems, List.of());
  }

  /**
   * With what may be the cause.
   *
   * @param warnings shown before the problems
   */
  public ProblemException(ExitCode exitCode, List<Problem> problems, List<Problem> warnings) {
    super(Problem.render(problems, warnings).stripTrailing());
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
  }

  public ProblemException(ExitCode exitCode, Problem problem) {
    this(exitCode, List.of(problem));
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<Problem> problems() {
    return problems;
  }

  /** What may be the cause, though it isn't wrong by itself; may be empty. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** The same with what may be the cause. */
  public ProblemException because(List<Problem> causes) {
    return causes.isEmpty() ? this : new ProblemException(exitCode, problems, causes);
  }
}
