package io.ganglion.experiments.runs;

import java.util.Locale;

/** How far a run came. */
public enum Status {
  /** Some process is at it. */
  RUNNING,
  /** Everything is there. */
  FINISHED,
  /** It was stopped, and can go on. */
  STOPPED,
  /** It came to nothing, and can't go on. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
