package io.ganglion.api;

import java.util.List;

/**
 * A setting has a value that the plug-in can't work with. Thrown by compact constructors, usually through
 * {@link Require}; the host adds the place in the user's file.
 */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String component;
  private final String problem;
  private final String[] others;

  /**
   * @param component the record component's name as in the source, such as {@code initialStep}
   * @param problem what is wrong with it, such as {@code must be greater than 0, but is -1.0}
   */
  public InvalidSettingException(String component, String problem) {
    this(component, problem, List.of());
  }

  /**
   * A value that doesn't go with those of other components.
   *
   * @param component the record component's name as in the source, such as {@code initialStep}
   * @param problem what is wrong with it, such as {@code must not be greater than max-step (1), but is 2}
   * @param others the components that it is compared with; where one of their values was wrong itself, a host doesn't
   *     report this one
   */
  public InvalidSettingException(String component, String problem, List<String> others) {
    super(component + " " + problem);
    this.component = component;
    this.problem = problem;
    this.others = others.toArray(new String[0]);
  }

  /** The record component's name as in the source. */
  public String component() {
    return component;
  }

  /** The components whose values it was compared with. */
  public List<String> others() {
    return List.of(others);
  }

  /** What is wrong, as a clause that follows the setting's name. */
  public String problem() {
    return problem;
  }
}
