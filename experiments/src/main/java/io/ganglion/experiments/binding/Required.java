package io.ganglion.experiments.binding;

/** The default of a setting that has none. */
public final class Required {
  private Required() {}

  /**
   * Null, which only the instance of the defaults holds: the settings of an experiment that is bound have all been
   * given. So their components aren't marked as what may be null.
   */
  @SuppressWarnings("NullAway") // said above; who asks a section of defaults for what must be given has null
  public static <T> T unset() {
    return null;
  }
}
