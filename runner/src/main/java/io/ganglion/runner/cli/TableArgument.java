package io.ganglion.runner.cli;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.KebabCase;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A table as a command names it: a file, or {@code -} for stdin. */
record TableArgument(String file) {
  private static final String STDIN = "-";

  boolean isStdin() {
    return file.equals(STDIN);
  }

  /** Its bytes, which can be read again and again. */
  ByteSource source(Session session) {
    if (!isStdin()) {
      return ByteSource.of(Path.of(file));
    }
    try {
      return ByteSource.of("stdin", session.in());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the table can't be read: " + Reason.of(e), Place.at("stdin"), ""));
    }
  }

  /** Its bytes, which are read once. */
  ByteSource once(Session session) {
    return isStdin() ? ByteSource.once("stdin", session.in()) : ByteSource.of(Path.of(file));
  }

  /** The layout that options give, each named like its setting. */
  static TextLayout layout(Supplier<TextLayout> options) {
    try {
      return options.get();
    } catch (InvalidSettingException e) {
      String option = KebabCase.ofComponent(e.component());
      throw new ProblemException(ExitCode.USAGE,
          new Problem(option + " " + e.problem(), Place.at("--" + option), ""));
    }
  }
}
