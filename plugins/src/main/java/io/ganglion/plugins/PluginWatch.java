package io.ganglion.plugins;

import io.ganglion.api.host.PluginCalls;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Looks now and then whether a thread of Ganglion's is still in the same call of a plug-in from a jar. By the stacks of
 * threads alone: calls cost nothing but a count ({@link PluginCalls}), and that only while something looks.
 */
public final class PluginWatch {
  private static final long LONGEST_PAUSE_MILLIS = 1000;
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final int LOOKS_PER_LIMIT = 20;
  /** A step that evaluates more often, and longer than the limit, doesn't end: line searches take tens (chosen). */
  private static final long MOST_EVALUATIONS = 10_000;

  private final Duration limit;
  private final BiConsumer<Problem, StackTraceElement[]> report;
  private final long pauseMillis;
  private final Map<Thread, Seen> calls = new HashMap<>();
  private final Map<Thread, Seen> steps = new HashMap<>();

  /**
   * A call that hasn't come back at the last look.
   *
   * @param returned how many had before it
   * @param evaluated how many evaluations the thread had made when it was first seen
   * @param nanos for how long it was seen
   */
  private record Seen(String plugin, long returned, long evaluated, long nanos) {}

  private PluginWatch(Duration limit, BiConsumer<Problem, StackTraceElement[]> report) {
    this.limit = limit;
    this.report = report;
    this.pauseMillis = Math.max(SHORTEST_PAUSE_MILLIS,
        Math.min(LONGEST_PAUSE_MILLIS, limit.toMillis() / LOOKS_PER_LIMIT));
  }

  /**
   * Begins to look, until the process ends.
   *
   * @param limit what a call may take
   * @param report gets what doesn't come back, and the stack of its thread, once
   */
  public static void start(Duration limit, BiConsumer<Problem, StackTraceElement[]> report) {
    PluginCalls.begin();
    Thread thread = new Thread(new PluginWatch(limit, report)::watch, "ganglion-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    long before = System.nanoTime();
    while (true) {
      try {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
      } catch (InterruptedException e) {
        continue; // by a plug-in
      }
      long now = System.nanoTime();
      // A process that was stopped for a while isn't a plug-in that took it.
      long passed = Math.min(now - before, 2 * TimeUnit.MILLISECONDS.toNanos(pauseMillis));
      before = now;
      if (look(passed)) {
        return;
      }
    }
  }

  /** Returns whether there was something to report. */
  private boolean look(long passed) {
    Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
    calls.keySet().retainAll(stacks.keySet());
    steps.keySet().retainAll(stacks.keySet());
    for (Map.Entry<Thread, StackTraceElement[]> entry : stacks.entrySet()) {
      StackTraceElement[] stack = entry.getValue();
      Optional<Problem> late = PluginFrame.showsHost(stack, List.of()) // threads of a plug-in's own are its business
          ? late(entry.getKey(), stack, passed)
          : Optional.empty();
      if (late.isPresent()) {
        report.accept(late.get(), stack);
        return true;
      }
    }
    return false;
  }

  private Optional<Problem> late(Thread thread, StackTraceElement[] stack, long passed) {
    Optional<PluginFrame> called = PluginFrame.innermost(stack, List.of());
    Seen call = seen(calls, thread, called, PluginCalls.returned(thread), passed);
    if (called.isPresent() && isLate(call)) {
      return Optional.of(problem(called.get(), ""));
    }
    Optional<PluginFrame> stepping = PluginFrame.outermost(stack);
    Seen step = seen(steps, thread, stepping, PluginCalls.stepped(thread), passed);
    if (stepping.isPresent() && isLate(step)) {
      long evaluations = PluginCalls.evaluated(thread) - step.evaluated;
      if (evaluations > MOST_EVALUATIONS) {
        return Optional.of(problem(stepping.get(), ", and has evaluated the objective " + evaluations + " times"));
      }
    }
    return Optional.empty();
  }

  private boolean isLate(Seen call) {
    return call.nanos >= limit.toNanos();
  }

  private Seen seen(Map<Thread, Seen> all, Thread thread, Optional<PluginFrame> frame, long returned, long passed) {
    String plugin = frame.map(PluginFrame::plugin).orElse("");
    Seen before = all.get(thread);
    Seen now = before != null && frame.isPresent() && before.returned == returned && before.plugin.equals(plugin)
        ? new Seen(plugin, returned, before.evaluated, before.nanos + passed)
        : new Seen(plugin, returned, PluginCalls.evaluated(thread), 0);
    all.put(thread, now);
    return now;
  }

  private Problem problem(PluginFrame frame, String more) {
    String seconds = limit.toMillis() % 1000 == 0 ? Long.toString(limit.toSeconds())
        : Double.toString(limit.toMillis() / 1e3);
    return new Problem(frame.plugin() + " doesn't come back from " + frame.where() + ": it has taken " + seconds + " s"
        + more, Place.at(frame.origin()), "if it isn't a bug in the plug-in, give it more time: "
            + PluginPath.LIMIT_VARIABLE + "=" + 10 * Math.max(1, limit.toSeconds()));
  }
}
