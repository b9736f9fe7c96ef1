package io.ganglion.runner;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import io.ganglion.tables.ByteSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The {@code ganglion} command. */
public final class Main {
  /** The environment variable with the process ID of the launcher that waits for this process. */
  private static final String LAUNCHER = "GANGLION_LAUNCHER";
  private static final long LAUNCHER_MILLIS = 200;
  /** As of SIGKILL. */
  private static final int KILLED = 137;

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    String file = System.getenv(MainEnd.FILE);
    if ((file == null || file.isEmpty()) && VersionAnswer.given(args, new FileOutputStream(FileDescriptor.out))) {
      return;
    }
    // Before any class of Guice is there: its other way to load generated classes needs sun.misc.Unsafe.
    System.setProperty("guice_custom_class_loading", "CHILD");
    // Every run closes its own log. Were the hook on, log4j would set it up when the first is closed, and complain if
    // that is on a signal.
    System.setProperty("log4j.shutdownHookEnabled", "false");
    PrintStream err = utf8(FileDescriptor.err);
    ByteSource.tellOfWaiting(text -> {
      err.println(text);
      err.flush();
    });
    Interruption interruption = new Interruption();
    MainEnd end = new MainEnd(List.of(args), err, interruption);
    end.watch();
    endWithLauncher(end);
    end.end(run(args, utf8(FileDescriptor.out), err, interruption, end::halt));
  }

  /** The launcher passes on signals, but it can't pass on a kill. */
  private static void endWithLauncher(MainEnd end) {
    String launcher = System.getenv(LAUNCHER);
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (launcher == null || parent.isEmpty() || !launcher.equals(Long.toString(parent.get().pid()))) {
      return;
    }
    Thread thread = new Thread(() -> {
      while (parent.get().isAlive()) {
        try {
          TimeUnit.MILLISECONDS.sleep(LAUNCHER_MILLIS);
        } catch (InterruptedException e) {
          continue; // by a plug-in
        }
      }
      end.halt(KILLED);
    }, "ganglion-launcher");
    thread.setDaemon(true);
    thread.start();
  }

  /** UTF-8 whatever the locale: what a command prints is data, and data has one encoding. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs one command and returns its exit code. Reads stdin where an argument says so. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, new Interruption(), null);
  }

  private static int run(String[] args, PrintStream out, PrintStream err, Interruption interruption,
      @Nullable IntConsumer halt) {
    return CommandLineRun.run(new Session(List.of(args), System.in, out, err, System.getenv(), interruption, halt));
  }
}
