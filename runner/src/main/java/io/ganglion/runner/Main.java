package io.ganglion.runner;

import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The {@code ganglion} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Before any class of Guice is there: its other way to load generated classes needs sun.misc.Unsafe.
    System.setProperty("guice_custom_class_loading", "CHILD");
    int code = run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
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
