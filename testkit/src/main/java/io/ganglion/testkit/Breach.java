package io.ganglion.testkit;

/** How every contract fails: what is wrong, and how to correct it. */
final class Breach {
  private Breach() {}

  /** An error of the JDK's own, so that a host without JUnit can run the tests. */
  static AssertionError of(String problem, String help) {
    return new AssertionError(problem + "\n  help: " + help);
  }
}
