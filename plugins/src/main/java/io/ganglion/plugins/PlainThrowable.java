package io.ganglion.plugins;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another throwable says, with its stack trace and causes, and without its code: a plug-in's may fail when it is
 * printed.
 */
@SuppressWarnings("OverrideThrowableToString") // it stands for another, whose text begins with another class
public final class PlainThrowable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  /** Causes of causes beyond this are left out (chosen). */
  private static final int DEEPEST = 20;

  private final String description;

  private PlainThrowable(String description, @Nullable Throwable cause) {
    super(description, cause, false, true);
    this.description = description;
  }

  /** A copy of {@code thrown} and its causes. */
  public static PlainThrowable of(Throwable thrown) {
    return of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static PlainThrowable of(Throwable thrown, Set<Throwable> seen) {
    seen.add(thrown);
    Throwable cause = cause(thrown);
    PlainThrowable plain = new PlainThrowable(describe(thrown),
        cause == null || seen.size() >= DEEPEST || seen.contains(cause) ? null : of(cause, seen));
    plain.setStackTrace(stack(thrown));
    return plain;
  }

  /** As {@code toString} has it; the class's name if that fails. */
  static String describe(Throwable thrown) {
    try {
      String description = thrown.toString();
      return description == null ? thrown.getClass().getName() : description;
    } catch (Throwable e) { // a method of a plug-in's class may throw anything
      return thrown.getClass().getName();
    }
  }

  /** Empty if it can't be had. */
  static StackTraceElement[] stack(Throwable thrown) {
    try {
      return thrown.getStackTrace().clone();
    } catch (Throwable e) {
      return new StackTraceElement[0];
    }
  }

  /** Null if there is none, or it can't be had. */
  static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return description;
  }
}
