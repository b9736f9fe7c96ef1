package io.ganglion.runner.verify;

/**
 * One look at a jar, or at a plug-in in it, and what it showed.
 *
 * @param subject what was looked at: a plug-in, or the code of the jar
 * @param check what was looked for
 * @param state how it went
 * @param message what is wrong, or what can't be seen; empty if nothing is
 * @param help what to do about it; may be empty
 */
public record CheckResult(String subject, String check, State state, String message, String help) {
  /** How a look went. */
  public enum State {
    OK("ok"), FAILED("FAILED"), NOT_SEEN("not seen");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static CheckResult ok(String subject, String check) {
    return new CheckResult(subject, check, State.OK, "", "");
  }

  static CheckResult failed(String subject, String check, String message, String help) {
    return new CheckResult(subject, check, State.FAILED, message, help);
  }
}
