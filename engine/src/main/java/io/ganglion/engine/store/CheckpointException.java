package io.ganglion.engine.store;

/** A training can't be kept in a checkpoint, or can't go on from one. The message says why, the help what to do. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String help;

  public CheckpointException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** For what {@code cause} says whose fault it is. */
  public CheckpointException(String message, String help, Throwable cause) {
    super(message, cause);
    this.help = help;
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}
