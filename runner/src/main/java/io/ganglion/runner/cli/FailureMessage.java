package io.ganglion.runner.cli;

import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** What to say of whatever was thrown. */
final class FailureMessage {
  private FailureMessage() {}

  /** The problem that it is; else whose fault it is: a plug-in's, a data format's, the heap's, or Ganglion's. */
  static ProblemException of(Throwable e) {
    if (e instanceof ProblemException problems) {
      return problems;
    }
    Optional<ProblemException> fault = PluginFault.inJars().of(e, () -> TraceFile.write("ganglion-plugin-", e));
    if (fault.isEmpty() && !(e instanceof OutOfMemoryError)) {
      fault = FormatFault.of(e, () -> TraceFile.write("ganglion-format-", e));
    }
    return fault.orElseGet(() -> e instanceof OutOfMemoryError
        ? new ProblemException(ExitCode.DATA, new Problem("the heap is full: " + e.getMessage(), Place.NOWHERE,
            "give Java more memory: GANGLION_OPTS=-Xmx8g"))
        : new ProblemException(ExitCode.BUG, List.of(new Problem("this is a bug in Ganglion: " + e, Place.NOWHERE,
            "please report it with " + TraceFile.write("ganglion-bug-", e)))));
  }
}
