package io.ganglion.runner.cli;

import io.ganglion.engine.store.WholeFile;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.problem.SafeText;
import io.ganglion.runner.terminal.Paper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Where a command's result goes. */
final class Output {
  private static final String STDOUT = "-";
  private static final String CURE = "check that its folder exists and is writable, and that the disk isn't full";

  private Output() {}

  /**
   * Prints a text on stdout, for people as it fits their terminal; what is in it of others can't act on that. What
   * {@code --json} prints is the same everywhere.
   */
  static void show(Session session, String text) {
    if (session.arguments().contains("--json")) {
      showAsItIs(session, text);
    } else {
      session.out().print(Paper.ofOut(session.environment()).show(SafeText.lines(text)));
      requireWritten(session);
    }
  }

  /** The same for a text in a form of its own, such as Markdown: its lines stay as they are. */
  static void showAsItIs(Session session, String text) {
    session.out().print(SafeText.lines(text));
    requireWritten(session);
  }

  /**
   * Writes {@code text} to a file, whole or not at all, or to stdout if its name is {@code -}. A link is followed; what
   * is no plain file, such as a pipe or a device, is written to and stays what it is.
   */
  static void write(Session session, String file, String text) {
    write(session, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for bytes. */
  static void write(Session session, String file, byte[] content) {
    if (file.equals(STDOUT)) {
      session.out().write(content, 0, content.length);
      requireWritten(session);
      return;
    }
    try {
      Path path = Path.of(file);
      if (!Files.exists(path) || Files.isRegularFile(path)) {
        WholeFile.write(session.machine().disk(), path, out -> out.write(content));
      } else {
        Files.write(path, content, StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw notWritten(file, Reason.of(e),
          CURE);
    }
  }

  /**
   * Writes texts one after the other as {@link #write} writes one: a file is complete or isn't there; stdout has the
   * texts before the one that {@code texts} throws at.
   */
  static void write(Session session, String file, Consumer<Consumer<String>> texts) {
    if (file.equals(STDOUT)) {
      texts.accept(text -> {
        session.out().print(text);
        requireWritten(session);
      });
      return;
    }
    try {
      Path path = Path.of(file);
      if (!Files.exists(path) || Files.isRegularFile(path)) {
        WholeFile.write(session.machine().disk(), path, out -> write(texts, out));
      } else {
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
          write(texts, out);
        }
      }
    } catch (IOException e) {
      PluginFault.passOn(e); // predictions are made while they are written
      throw notWritten(file, Reason.of(e), CURE);
    }
  }

  private static void write(Consumer<Consumer<String>> texts, OutputStream out) throws IOException {
    try {
      texts.accept(text -> {
        try {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      PluginFault.passOn(e);
      throw e.getCause();
    }
  }

  /** A stream for printing keeps its failures to itself until it is asked. */
  static void requireWritten(Session session) {
    if (session.out().checkError()) {
      throw notWritten("stdout", "the reader was closed, or the disk is full",
          "check where the output goes");
    }
  }

  private static ProblemException notWritten(String where, String why, String help) {
    return new ProblemException(ExitCode.DATA,
        new Problem("the output can't be written: " + why, Place.at(where), help));
  }
}
