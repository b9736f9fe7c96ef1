package io.ganglion.runner.cli;

import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;

/** Tells what data formats that others have put on the class path are to blame for from our own failures. */
final class FormatFault {
  private static final String OURS = DataFormat.class.getPackageName();
  private static final Place PLACE = Place.at("the class path");
  private static final int DEEPEST = 20;

  private FormatFault() {}

  /**
   * The problem to report if {@code thrown}, or what caused it, was thrown in the package of another's data format, or
   * if one can't be made; empty if it is ours.
   *
   * @param trace where the stack trace is
   */
  static Optional<ProblemException> of(Throwable thrown, Supplier<String> trace) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof ServiceConfigurationError) {
        return Optional.of(problem("a data format can't be used: " + cause.getMessage()
            + (cause.getCause() == null ? "" : ": " + PluginFault.describe(cause.getCause())), trace));
      }
      if (cause instanceof ExceptionInInitializerError || cause.getStackTrace().length == 0) {
        continue; // of the list of formats, perhaps
      }
      Optional<String> failed = failed(cause.getStackTrace());
      if (failed.isPresent()) {
        return Optional.of(problem(failed.get() + ": " + PluginFault.describe(cause), trace));
      }
    }
    return Optional.empty();
  }

  private static ProblemException problem(String message, Supplier<String> trace) {
    return new ProblemException(ExitCode.PLUGIN, new Problem(message, PLACE,
        "this is a bug in the data format; report it to its author, with " + trace.get()));
  }

  /** By the first frame that isn't the JDK's. */
  private static Optional<String> failed(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getModuleName() == null || !frame.getModuleName().startsWith("java.")) {
        return known().stream().filter(format -> isIn(frame, format)).findFirst()
            .map(format -> "data format '" + format.name() + "' failed in " + frame.getClassName() + "."
                + frame.getMethodName());
      }
    }
    return Optional.empty();
  }

  private static List<DataFormat> known() {
    try {
      return DataFormats.all();
    } catch (LinkageError e) { // one of them can't be made, which has been said
      return List.of();
    }
  }

  private static boolean isIn(StackTraceElement frame, DataFormat format) {
    String home = format.getClass().getPackageName();
    return !home.isEmpty() && !home.equals(OURS) && !home.startsWith(OURS + ".")
        && frame.getClassName().startsWith(home + ".");
  }
}
