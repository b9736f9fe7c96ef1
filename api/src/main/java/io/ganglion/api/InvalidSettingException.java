package io.ganglion.api;

/**
 * A setting has a value that the plug-in can't work with. Thrown by compact constructors, usually through
 * {@link Require}; the host adds the place in the user's file.
 */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String component;
  private final String problem;

  /**
   * @param component the record component's name as in the source, such as {@code initialStep}
   * @param problem what is wrong with it, such as {@code must be greater than 0, but is -1.0}
   */
  public InvalidSettingException(String component, String problem) {
    super(component + " " + problem);
    this.component = component;
    this.problem = problem;
  }

  /** The record component's name as in the source. */
  public String component() {
    return component;
  }

  /** What is wrong, as a clause that follows the setting's name. */
  public String problem() {
    return problem;
  }
}
