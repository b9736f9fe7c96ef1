package io.ganglion.runner.cli;

import io.ganglion.plugins.PluginPath;
import io.ganglion.plugins.PluginWatch;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How long a call of a plug-in may take before the command ends without it.
 *
 * @param limit zero for ever
 */
record PluginLimit(Session session, Duration limit) {
  /** Longer than the steps of any trainer of ours, shorter than patience (chosen). */
  private static final String SECONDS = "60";
  private static final double MOST_SECONDS = 1e9;

  /**
   * As the environment says.
   *
   * @throws ProblemException if that is no number of seconds
   */
  static PluginLimit of(Session session) {
    String text = session.environment().getOrDefault(PluginPath.LIMIT_VARIABLE, SECONDS).strip();
    double seconds;
    try {
      seconds = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      seconds = -1;
    }
    if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw new ProblemException(ExitCode.USAGE, new Problem("'" + text + "' is no number of seconds",
          Place.at(PluginPath.LIMIT_VARIABLE), "give the seconds that a call of a plug-in may take, such as " + SECONDS
              + ", or 0 for no limit"));
    }
    return new PluginLimit(session, Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  /** Watches the plug-ins that are loaded from now on; {@code halt} ends the process. */
  void watch(IntConsumer halt) {
    if (limit.isZero()) {
      return;
    }
    PluginWatch.start(limit, (problem, stack) -> {
      String trace = TraceFile.write("ganglion-plugin-", TraceFile.of(problem.message(), stack));
      session.err().print(session.console(false).errIsTerminal() ? "\n" : "");
      new ErrorOutput(session).show(ExitCode.PLUGIN, List.of(new Problem(problem.message(), problem.place(),
          problem.help() + "; its stack is in " + trace)));
      halt.accept(ExitCode.PLUGIN.code());
    });
  }
}
