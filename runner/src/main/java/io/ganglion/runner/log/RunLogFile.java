package io.ganglion.runner.log;

import io.ganglion.experiments.run.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.status.StatusLogger;

/**
 * The log of one run, {@code log.txt} in its directory. Each run has a log4j context of its own, so that runs in one
 * JVM never write into each other's, and none is set up by class path or environment.
 */
public final class RunLogFile implements RunLog {
  private final LoggerContext context;

  private RunLogFile(LoggerContext context) {
    this.context = context;
  }

  /** Begins a log in {@code file}, or continues it. */
  public static RunLog open(Path file) {
    // What log4j can't write comes out as an exception; its stack trace isn't needed on the terminal as well.
    StatusLogger.getLogger().getFallbackListener().setLevel(Level.OFF);
    LoggerContext context = new LoggerContext("ganglion-run");
    context.start(new OneFile(context, file));
    return new RunLogFile(context);
  }

  @Override
  public Logger logger() {
    return context.getLogger("ganglion");
  }

  @Override
  public Optional<IOException> failure(RuntimeException thrown) {
    return thrown instanceof AppenderLoggingException && thrown.getCause() instanceof IOException cause
        ? Optional.of(cause)
        : Optional.empty();
  }

  @Override
  public void close() {
    context.stop();
  }

  /** Everything from INFO up, to one file. */
  private static final class OneFile extends AbstractConfiguration {
    private final Path file;

    OneFile(LoggerContext context, Path file) {
      super(context, ConfigurationSource.NULL_SOURCE);
      this.file = file;
      setName("ganglion-run");
      // Or Ctrl-C would close the file under a training thread that still writes into it. Every line is flushed anyway.
      isShutdownHookEnabled = false;
    }

    @Override
    protected void doConfigure() {
      FileAppender appender = FileAppender.newBuilder()
          .setConfiguration(this)
          .setName("run")
          .setFileName(file.toString())
          .setLayout(new LogLines())
          .setIgnoreExceptions(false)
          .build();
      appender.start();
      addAppender(appender);
      getRootLogger().addAppender(appender, Level.INFO, null);
      getRootLogger().setLevel(Level.INFO);
    }
  }
}
