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

  public ProblemException(ExitCode exitCode, List<Problem> problems) {
    super(Problem.render(problems).stripTrailing());
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
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
}
