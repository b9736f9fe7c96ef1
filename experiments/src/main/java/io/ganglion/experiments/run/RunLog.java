package io.ganglion.experiments.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.simple.SimpleLogger;
import org.apache.logging.log4j.spi.Provider;
import org.apache.logging.log4j.util.PropertiesUtil;

/** The log of one run. */
public interface RunLog extends AutoCloseable {
  /** The file's name within the run directory. Other processes see by a lock on it that the run is going on. */
  String FILE = "log.txt";
  /** The logger of runs. */
  String NAME = "io.ganglion";

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
   * Without a log4j provider on the class path nothing is logged: what matters is in the result, or is thrown.
   */
  static Opener ofProgram() {
    return file -> new RunLog() {
      @Override
      public Logger logger() {
        return hasProvider() ? LogManager.getLogger(NAME) : new SimpleLogger(NAME, Level.OFF, false, false, false,
            false, "", null, PropertiesUtil.getProperties(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      }

      /** Asked before log4j is, which complains on stderr if there is none. */
      private boolean hasProvider() {
        return ServiceLoader.load(Provider.class).stream().findAny().isPresent();
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
