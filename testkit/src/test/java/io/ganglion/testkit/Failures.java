package io.ganglion.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class and collects what fails. */
final class Failures {
  private Failures() {}

  /** The messages of the tests that fail, by method, in alphabetical order. */
  static Map<String, String> of(Class<?> testClass) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(testClass))
        .build();
    Map<String, String> failures = new TreeMap<>();
    int[] tests = {0};
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tests[0] += test.isTest() ? 1 : 0;
        result.getThrowable().ifPresent(thrown -> {
          MethodSource source = (MethodSource) test.getSource().orElseThrow(() -> new AssertionError(thrown));
          failures.put(source.getMethodName(),
              thrown instanceof AssertionError ? thrown.getMessage() : thrown.toString());
        });
      }
    });
    if (tests[0] == 0) {
      throw new AssertionError(testClass + " holds no tests");
    }
    return failures;
  }
}
