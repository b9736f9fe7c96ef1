package io.ganglion.runner;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.SafeText;
import io.ganglion.runner.terminal.Paper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process. Its code is Ganglion's whatever else runs in it: a plug-in's {@code System.exit} is
 * distinguished from a signal and named, and a hook that hangs doesn't keep the process. A plug-in's
 * {@code Runtime.halt} runs no hook; to see that, the launcher gives a file, which then doesn't say that the command
 * ended.
 */
final class MainEnd {
  /** For a step of training, and a checkpoint: less than what systems wait before they kill. */
  private static final long SECONDS_TO_END = 8;
  /** For hooks that aren't ours (chosen). */
  private static final long SECONDS_OF_HOOKS = 2;
  /** The environment variable with the launcher's file. */
  static final String FILE = "GANGLION_END";
  private static final int SIGNAL = 128;
  private static final int SIGTERM = 15;

  private final PrintStream err;
  private final boolean quiet;
  private final Interruption interruption;
  /** Empty if there was nowhere to make one. */
  private final String file = System.getenv().getOrDefault(FILE, "");
  private volatile boolean ended;

  MainEnd(List<String> args, PrintStream err, Interruption interruption) {
    this.err = err;
    this.quiet = args.contains("--quiet");
    this.interruption = interruption;
  }

  /** Has the command ended in good order if it can, on a signal. */
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "ganglion-end"));
    PluginFault.tellOfHalts(this::noteHalt);
  }

  private void onShutdown() {
    if (ended) {
      return;
    }
    Optional<StackTraceElement[]> exiting = exiting();
    if (exiting.isPresent()) {
      ProblemException fault = PluginFault.exited(exiting.get());
      say(fault.problems());
      halt(fault.exitCode().code());
    }
    int code = signalCode();
    haltAfterHooks(code);
    if (!interruption.ask(SECONDS_TO_END)) { // a progress line may stand there, half written
      err.print("\ninterrupted\n");
      err.flush();
    }
    note(code);
  }

  /** The stack of what called {@code System.exit}; empty on a signal. */
  private static Optional<StackTraceElement[]> exiting() {
    return Thread.getAllStackTraces().values().stream().filter(MainEnd::exits).findFirst();
  }

  private static boolean exits(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }

  /** The JVM handles a signal on a thread that is named after it. */
  private static int signalCode() {
    return SIGNAL + Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
        .mapToInt(name -> switch (name) {
          case "SIGHUP handler" -> 1;
          case "SIGINT handler" -> 2;
          default -> 0;
        }).max().stream().filter(signal -> signal > 0).findFirst().orElse(SIGTERM);
  }

  /** Ends the process with {@code code}. */
  void end(int code) {
    ended = true;
    note(code);
    interruption.end();
    if (!interruption.isAsked()) { // on a signal, our own hook is there, too
      haltAfterHooks(code);
      if (!quiet) {
        sayWhoIsLeft();
      }
    }
    System.exit(code);
  }

  /** Ends the process at once, for a call that doesn't come back. */
  void halt(int code) {
    note(code);
    Runtime.getRuntime().halt(code);
  }

  private void haltAfterHooks(int code) {
    Thread thread = new Thread(() -> {
      long seconds = ended ? SECONDS_OF_HOOKS : SECONDS_TO_END + SECONDS_OF_HOOKS;
      try {
        TimeUnit.SECONDS.sleep(seconds);
      } catch (InterruptedException e) {
        // it ends the sooner
      }
      if (!quiet) {
        err.print("warning: a shutdown hook, probably a plug-in's, hasn't ended after " + seconds
            + " s; it ends with the process\n");
        err.flush();
      }
      Runtime.getRuntime().halt(code);
    }, "ganglion-halt");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ganglion's own threads are gone by now, or daemons: what would keep the process from ending is a plug-in's. */
  private void sayWhoIsLeft() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive() && thread != Thread.currentThread())
        .map(Thread::getName).filter(name -> !name.equals("DestroyJavaVM")).sorted()
        .forEach(name -> err.print("warning: the thread '" + SafeText.line(name, 100) + "' was still running,"
            + " probably a plug-in's; it ends with the process\n"));
    err.flush();
  }

  private void say(List<Problem> problems) {
    err.print((Paper.errIsTerminal() ? "\n" : "") + Problem.render(problems)); // after progress
    err.flush();
  }

  /** Tells the launcher that the command has ended, in the bytes that it has written for it: the disk may be full. */
  private void note(int code) {
    if (file.isEmpty()) {
      return;
    }
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      out.write(String.format(Locale.ROOT, "ended %03d\n", code).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      err.print("warning: " + file + " can't be written, so the launcher will say that Ganglion failed: " + e + "\n");
    }
  }

  /** Leaves for the launcher what to say if a call of {@code Runtime.halt} is made. */
  private void noteHalt(Problem problem) {
    if (file.isEmpty()) {
      return;
    }
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      out.seek(out.length());
      out.write(problem.render().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      err.print("warning: " + file + " can't be written: " + e + "\n");
    }
  }
}
