package io.ganglion.runner;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The {@code ganglion} command. */
public final class Main {
  /** For a step of training, and a checkpoint: less than what systems wait before they kill. */
  private static final long SECONDS_TO_END = 8;

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Before any class of Guice is there: its other way to load generated classes needs sun.misc.Unsafe.
    System.setProperty("guice_custom_class_loading", "CHILD");
    // Every run closes its own log. Were the hook on, log4j would set it up when the first is closed, and complain if
    // that is on a signal.
    System.setProperty("log4j.shutdownHookEnabled", "false");
    PrintStream err = utf8(FileDescriptor.err);
    Interruption interruption = new Interruption();
    // On a signal the JVM runs this and then ends with the right code: 129, 130 or 143.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      if (!interruption.ask(SECONDS_TO_END)) { // a progress line may stand there, half written
        err.print("\ninterrupted\n");
        err.flush();
      }
    }));
    int code = run(args, utf8(FileDescriptor.out), err, interruption);
    interruption.end();
    if (!interruption.isAsked() && !List.of(args).contains("--quiet")) { // on a signal, our own hook is there, too
      sayWhoIsLeft(err);
    }
    System.exit(code);
  }

  /** Ganglion's own threads are gone by now, or daemons: what would keep the process from ending is a plug-in's. */
  private static void sayWhoIsLeft(PrintStream err) {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive() && thread != Thread.currentThread())
        .map(Thread::getName).filter(name -> !name.equals("DestroyJavaVM")).sorted()
        .forEach(name -> err.print("warning: the thread '" + name + "' was still running, probably a plug-in's; it"
            + " ends with the process\n"));
    err.flush();
  }

  /** UTF-8 whatever the locale: what a command prints is data, and data has one encoding. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs one command and returns its exit code. Reads stdin where an argument says so. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, new Interruption());
  }

  private static int run(String[] args, PrintStream out, PrintStream err, Interruption interruption) {
    return CommandLineRun.run(new Session(List.of(args), System.in, out, err, System.getenv(), interruption));
  }
}
