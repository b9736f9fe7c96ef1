package io.ganglion.runner;

import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The {@code ganglion} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Before any class of Guice is there: its other way to load generated classes needs sun.misc.Unsafe.
    System.setProperty("guice_custom_class_loading", "CHILD");
    PrintStream err = utf8(FileDescriptor.err);
    AtomicBoolean done = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      if (!done.get()) { // a signal: a progress line may stand there, half written
        err.print("\ninterrupted\n");
        err.flush();
      }
    }));
    int code = run(args, utf8(FileDescriptor.out), err);
    done.set(true);
    System.exit(code);
  }

  /** UTF-8 whatever the locale: what a command prints is data, and data has one encoding. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs one command and returns its exit code. Reads stdin if it is told to. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return CommandLineRun.run(new Session(List.of(args), System.in, out, err, System.getenv()));
  }
}
