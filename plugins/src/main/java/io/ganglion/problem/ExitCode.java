package io.ganglion.problem;

/** How a command ends. */
public enum ExitCode {
  OK(0),
  /** A bug of ours; the stack trace is in the log. */
  BUG(1),
  /** The command line is wrong. */
  USAGE(2),
  /** The experiment file is wrong. */
  EXPERIMENT(3),
  /** The data (or a model, or the disk) is wrong. */
  DATA(4),
  /** A plug-in can't be used. */
  PLUGIN(5),
  /** Training diverged, or didn't reach its target. */
  NOT_REACHED(6),
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
