package io.ganglion.experiments.events;

import java.io.IOException;

/** Writes events somewhere. Called by one thread at a time. */
public interface EventSink {
  /** Writes one, so that others can read it when this returns. */
  void take(RunEvent event) throws IOException;

  /** Where they go, for people. */
  String where();

  /** Closes what it writes to. */
  default void close() throws IOException {}
}
