/** The contract tests that a plug-in author inherits. */
module io.ganglion.testkit {
  requires transitive io.ganglion.api;
  requires java.management;
  requires jdk.management;
  requires transitive org.junit.jupiter.api;

  exports io.ganglion.testkit;
}
