package io.ganglion.engine;

/**
 * Why training ended.
 *
 * @param kind for programs
 * @param sentence for people, without a full stop
 */
public record StopReason(Kind kind, String sentence) {
  /** For programs. */
  public enum Kind {
    /** As many epochs as were asked for. */
    EPOCHS,
    /** A stop rule said so. */
    RULE,
    /** A stop rule said so by the clock, so that another run may end with another epoch. */
    TIME,
    /** The trainer's own criterion. */
    CONVERGED,
    /** The trainer finds no better point. */
    STUCK,
    /** The loss or a parameter is no longer a finite number. */
    DIVERGED,
    /** The training thread was interrupted. */
    INTERRUPTED
  }
}
