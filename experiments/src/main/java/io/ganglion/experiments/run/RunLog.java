package io.ganglion.experiments.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The log of one run. */
public interface RunLog extends AutoCloseable {
  /** The file's name within the run directory. Other processes see by a lock on it that the run is going on. */
  String FILE = "log.txt";

  /** Where the run writes what it does. */
  Logger logger();

  /** The failure to write the log's file that {@code thrown}, by a call of {@link #logger}, stands for; else empty. */
  Optional<IOException> failure(RuntimeException thrown);

  /** Ends it; everything has been written. */
  @Override
  void close();

  /** Opens the logs of runs. */
  @FunctionalInterface
  interface Opener {
    /** Begins the log in {@code file}, or continues it. */
    RunLog open(Path file);
  }

  /**
   * Logs that go where a program's other logging goes, by the logger {@code io.ganglion}; {@code file} stays empty.
   * Without a log4j provider on the class path only errors are shown.
   */
  static Opener ofProgram() {
    return file -> new RunLog() {
      @Override
      public Logger logger() {
        return LogManager.getLogger("io.ganglion");
      }

      @Override
      public Optional<IOException> failure(RuntimeException thrown) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
