package io.ganglion.experiments.events;

import io.ganglion.experiments.events.RunEvent.Failure;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes what a command tells on to all that write it. Results don't depend on them: one that fails is left alone, and
 * there is a warning. Safe for concurrent use.
 */
public final class RunEvents implements AutoCloseable {
  private final List<EventSink> sinks = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /** Adds one that gets all events from now on. */
  public synchronized void add(EventSink sink) {
    sinks.add(sink);
  }

  /** Whether events are written anywhere. */
  public synchronized boolean areWritten() {
    return !sinks.isEmpty();
  }

  /** Tells something. */
  public synchronized void tell(RunEvent event) {
    for (EventSink sink : List.copyOf(sinks)) {
      try {
        sink.take(event);
      } catch (IOException e) {
        sinks.remove(sink);
        warn(sink, e);
        close(sink);
      }
    }
  }

  /** Tells what is suspicious. */
  public void warn(Problem problem) {
    tell(new RunEvent.Warning(problem.message(), problem.place().where(), problem.why(), problem.help()));
  }

  /** Tells of a failure. */
  public void fail(int exitCode, List<Problem> problems) {
    problems.stream().limit(Problem.MOST).forEach(problem -> tell(new Failure(exitCode, problem.message(),
        problem.place().where(), problem.why(), problem.help())));
  }

  private void warn(EventSink sink, IOException e) {
    warnings.add(new Problem("the events can't be written: " + Reason.of(e), Place.at(sink.where()),
        "the results don't depend on them; check that the disk isn't full, and that a reader hasn't gone"));
  }

  private void close(EventSink sink) {
    try {
      sink.close();
    } catch (IOException e) {
      warn(sink, e);
    }
  }

  /** What couldn't be written. */
  public synchronized List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** Ends: later events are written nowhere. */
  @Override
  public synchronized void close() {
    sinks.forEach(this::close);
    sinks.clear();
  }
}
