package io.ganglion.plugins;

import io.ganglion.api.Api;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.Objects;

/** Says what went wrong when a class was read as a plug-in, and what to do about it. */
final class LoadFailure {
  private LoadFailure() {}

  /**
   * The problem behind {@code failure}.
   *
   * @param name the plug-in's class
   */
  static Problem explain(String name, Throwable failure, Place place) {
    if (failure instanceof PluginDeclarationException declaration) {
      // A constructor may use a class that is missing or too new.
      return declaration.getCause() instanceof LinkageError cause
          ? explain(name, cause, place)
          : new Problem(firstLine(Objects.requireNonNull(declaration.getMessage())), place, declaration.help());
    }
    if (failure instanceof PluginContractException contract) {
      return new Problem(
          firstLine(name + "." + contract.method() + " failed: " + PluginFault.describe(contract)), place,
          "correct what gives the defaults of its settings");
    }
    if (failure instanceof NewerClassError newer) {
      return tooNew(name, newer, place);
    }
    if (failure instanceof NoClassDefFoundError missing && missing.getMessage() != null
        && isClassName(missing.getMessage())) {
      return missing(name, missing.getMessage().replace('/', '.'), place);
    }
    if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
      return new Problem(firstLine(name + " can't be initialized: "
          + PlainThrowable.describe(failure.getCause())), place,
          "correct its static initializers");
    }
    return new Problem(firstLine(name + " can't be loaded: " + PlainThrowable.describe(failure)), place,
        "rebuild the jar, or ask its author");
  }

  /** A VerifyError lists the whole method's byte code after the line that says what is wrong. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static Problem tooNew(String name, NewerClassError newer, Place place) {
    int running = Runtime.version().feature();
    if (newer.preview()) {
      return new Problem(name + " needs the preview features of Java " + newer.feature(), place,
          "build the plug-in without --enable-preview");
    }
    return new Problem(name + " needs Java " + newer.feature() + ", and Ganglion is running on Java " + running, place,
        "run Ganglion with Java " + newer.feature() + " or newer, or build the plug-in with --release " + running);
  }

  private static Problem missing(String name, String missing, Place place) {
    if (missing.startsWith("io.ganglion.api.") && !missing.startsWith("io.ganglion.api.host.")) {
      return new Problem(
          name + " needs " + missing + ", which this Ganglion (API level " + Api.LEVEL + ") doesn't have", place,
          "use a newer Ganglion, or a build of the plug-in for level " + Api.LEVEL);
    }
    return new Problem(name + " needs " + missing + ", which isn't visible to it", place,
        "a plug-in sees the JDK, its own jar and io.ganglion.api: include everything else in the jar");
  }

  /** Whether an error's message is nothing but the name of a class, {@code acme/Swish}, as the JVM gives it. */
  private static boolean isClassName(String message) {
    return new ServicesFile.Line(0, message.replace('/', '.')).isClassName();
  }
}
