package io.ganglion.experiments.run;

import java.util.Optional;

/** The version of this Ganglion. */
public final class GanglionVersion {
  private GanglionVersion() {}

  /** As the jar's manifest says; {@code development} when it runs from classes. */
  public static String text() {
    return Optional.ofNullable(GanglionVersion.class.getPackage().getImplementationVersion()).orElse("development");
  }

  /** What {@code --version} prints, a line each. */
  public static String[] lines() {
    return new String[] {"ganglion " + text(), "Java " + Runtime.version()};
  }
}
