package io.ganglion.testkit;

import org.opentest4j.AssertionFailedError;

/** How every contract fails: what is wrong, and how to correct it. */
final class Breach {
  private Breach() {}

  static AssertionFailedError of(String problem, String help) {
    return new AssertionFailedError(problem + "\n  help: " + help);
  }
}
