package io.ganglion.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A command can't go on because of what a user gave us: every problem found, and the code to exit with. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<Problem> problems;

  public ProblemException(ExitCode exitCode, List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
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
