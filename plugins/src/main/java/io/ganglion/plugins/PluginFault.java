package io.ganglion.plugins;

import io.ganglion.api.host.PluginContractException;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells what plug-ins are to blame for from our own failures, by whose code a stack trace begins in. Nothing stands
 * between the engine and a plug-in for that, so it costs nothing until something is thrown.
 */
public final class PluginFault {
  /** Causes of causes beyond this aren't looked at (chosen). */
  private static final int DEEPEST = 50;

  /** Where any of several may be to blame, at most as many jars are named (chosen). */
  private static final int MOST = 5;

  private final List<LoadedPlugin<?>> plugins;

  private PluginFault(List<LoadedPlugin<?>> plugins) {
    this.plugins = plugins;
  }

  /** By plug-ins from jars. */
  public static PluginFault inJars() {
    return new PluginFault(List.of());
  }

  /** By plug-ins from jars, and those of a catalog that are on the class path. */
  public static PluginFault in(PluginCatalog plugins) {
    return new PluginFault(plugins.all());
  }

  /**
   * The problem to report if {@code thrown}, or what caused it, was thrown in a plug-in's code or by what that called
   * in the JDK or the API, or if a plug-in broke its contract; empty if it is ours.
   *
   * @param trace where the stack trace is; asked for only if there is a problem
   */
  public Optional<ProblemException> of(Throwable thrown, Supplier<String> trace) {
    return cause(thrown).map(problem -> {
      String where = trace.get();
      String help = problem.help() + (where.isEmpty() ? "" : ", with " + where);
      ProblemException fault = new ProblemException(ExitCode.PLUGIN,
          new Problem(problem.message(), problem.place(), help));
      fault.initCause(PlainThrowable.of(thrown));
      return fault;
    });
  }

  /** For a thread that was interrupted though Ganglion hadn't interrupted it. */
  public static ProblemException interruption() {
    PluginFrame suspects = inJars().suspects();
    return new ProblemException(ExitCode.PLUGIN, new Problem(
        suspects.plugin() + " interrupted the thread that called it",
        Place.at(suspects.origin()), "this is a bug in the plug-in; report it to its author"));
  }

  /**
   * For a process that something other than Ganglion ends.
   *
   * @param stack of the thread that ends it
   */
  public static ProblemException exited(StackTraceElement[] stack) {
    Optional<PluginFrame> frame = PluginFrame.caller(stack, List.of());
    return frame.isEmpty()
        ? new ProblemException(ExitCode.BUG, new Problem("the process was ended before the command was done",
            Place.NOWHERE, "this is a bug in Ganglion, or in a library of a plug-in; please report it"))
        : new ProblemException(ExitCode.PLUGIN, ended(frame.get(), "System.exit"));
  }

  static Problem ended(PluginFrame frame, String call) {
    return new Problem(frame.plugin() + " ended the process: " + frame.where() + " called " + call,
        Place.at(frame.origin()), "this is a bug in the plug-in: it must throw an exception instead; report it to its"
            + " author");
  }

  /** From now on {@code ear} hears of classes from jars that can end the process without its hooks. */
  public static void tellOfHalts(Consumer<Problem> ear) {
    JarClassLoader.tellOfHalts(ear);
  }

  /** Throws {@code thrown} as it is, if a plug-in is to blame: where it could be taken for something else. */
  public static void passOn(Throwable thrown) {
    if (inJars().cause(thrown).isPresent()) {
      throw PluginFault.<RuntimeException>asItIs(thrown);
    }
  }

  @SuppressWarnings("unchecked") // T is an unchecked cast: a plug-in can throw checked exceptions without saying so
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** The jar of a plug-in, as the user knows it, after a word that joins it to its name; nothing if it is in none. */
  public static String ofJar(Class<?> plugin) {
    return plugin.getClassLoader() instanceof JarClassLoader jar ? " of " + jar.origin() : "";
  }

  /** What to do about what a plug-in threw, where the experiment's line is shown instead of the jar. */
  public static String help(Class<?> plugin, String method) {
    String where = plugin.getName() + (method.isEmpty() ? "" : "." + method)
        + (plugin.getClassLoader() instanceof JarClassLoader jar ? " in " + jar.origin() : "");
    return "this is a bug in the plug-in (" + where + "); report it to its author";
  }

  /** What a plug-in has thrown, in words. */
  public static String describe(Throwable thrown) {
    if (thrown instanceof PluginContractException contract) {
      Throwable cause = contract.getCause();
      return cause == null ? contract.broken() : PlainThrowable.describe(cause);
    }
    return PlainThrowable.describe(thrown);
  }

  private Optional<Problem> cause(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < DEEPEST && isNew(t, chain);
        t = PlainThrowable.cause(t)) {
      chain.add(t);
    }
    if (chain.size() == DEEPEST) { // there may be no first cause
      chain.subList(1, DEEPEST).clear();
    }
    Collections.reverse(chain); // the first cause is to blame
    for (Throwable t : chain) {
      StackTraceElement[] stack = PlainThrowable.stack(t);
      if (t instanceof PluginContractException contract) {
        return Optional.of(broken(contract, stack));
      }
      Optional<PluginFrame> frame = PluginFrame.innermost(stack, plugins);
      if (frame.isPresent()) {
        return Optional.of(failed(frame.get(), t));
      }
      if (PluginFrame.showsHost(stack, plugins)) {
        return Optional.empty();
      }
    }
    return withoutStack(chain);
  }

  /** By identity: equals, too, may be a plug-in's. */
  private static boolean isNew(Throwable thrown, List<Throwable> chain) {
    return chain.stream().noneMatch(other -> other == thrown);
  }

  private Problem broken(PluginContractException contract, StackTraceElement[] stack) {
    PluginFrame frame = contract.plugin().map(type -> PluginFrame.of(type, contract.method(), plugins))
        .or(() -> PluginFrame.caller(stack, plugins))
        .orElseGet(this::suspects);
    if (contract.getCause() != null) {
      return failed(frame, contract.getCause());
    }
    String sentence = contract.plugin().isPresent() ? frame.method() + " " + contract.broken()
        : contract.broken() + (frame.method().isEmpty() ? "" : " by " + frame.where());
    return new Problem(frame.plugin() + " broke its contract: " + sentence, Place.at(frame.origin()),
        "this is a bug in the plug-in: " + contract.help());
  }

  private static Problem failed(PluginFrame frame, Throwable thrown) {
    return new Problem(frame.plugin() + " failed in " + frame.where() + ": " + PlainThrowable.describe(thrown),
        Place.at(frame.origin()), cure(thrown));
  }

  private static String cure(Throwable thrown) {
    String bug = "this is a bug in the plug-in; report it to its author";
    if (thrown instanceof OutOfMemoryError) {
      return "give Java more memory, such as GANGLION_OPTS=-Xmx8g; if it fills that, too, " + bug;
    }
    if (thrown instanceof StackOverflowError) {
      return "the plug-in's methods call each other without end: " + bug;
    }
    if (thrown instanceof LinkageError) {
      return "a plug-in sees the JDK, its own jar and io.ganglion.api: if it needs other classes, " + bug;
    }
    return bug;
  }

  /** A plug-in may have thrown what has no stack trace, or one that it has made up. */
  private Optional<Problem> withoutStack(List<Throwable> chain) {
    for (Throwable t : chain) {
      if (t.getClass().getClassLoader() instanceof JarClassLoader jar) {
        String plugin = jar.onlyPlugin().map(type -> PluginFrame.of(type, "", List.of()).plugin())
            .orElse("one of the plug-ins");
        return Optional.of(new Problem(plugin + " failed, without a stack trace: " + PlainThrowable.describe(t),
            Place.at(jar.origin()), cure(t)));
      }
    }
    Throwable first = chain.get(0);
    PluginFrame suspects = suspects();
    if (suspects.origin().isEmpty() || isWithoutStackByItself(first)) {
      return Optional.empty();
    }
    return Optional.of(new Problem(suspects.plugin() + " failed, without a stack trace: "
        + PlainThrowable.describe(first), Place.at(suspects.origin()), cure(first)));
  }

  /**
   * Whether it may as well be ours: a full stack may show the JDK's methods alone; of what compiled code throws on its
   * own, the JVM leaves stack and message out when it is thrown often, unless it runs with
   * {@code -XX:-OmitStackTraceInFastThrow}, as the launcher makes it.
   */
  private static boolean isWithoutStackByItself(Throwable thrown) {
    boolean byCompiledCode = thrown instanceof NullPointerException || thrown instanceof IndexOutOfBoundsException
        || thrown instanceof ArithmeticException || thrown instanceof ClassCastException
        || thrown instanceof ArrayStoreException;
    return thrown instanceof StackOverflowError || byCompiledCode && thrown.getMessage() == null;
  }

  /** The one plug-in that isn't ours, or all of them as one. */
  private PluginFrame suspects() {
    List<PluginFrame> all = plugins.isEmpty()
        ? JarClassLoader.open().stream().flatMap(jar -> jar.plugins().stream())
            .map(type -> PluginFrame.of(type, "", plugins)).toList()
        : plugins.stream().filter(plugin -> !plugin.isBuiltIn())
            .map(plugin -> PluginFrame.of(plugin.type().type(), "", plugins)).toList();
    if (all.size() == 1) {
      return all.get(0);
    }
    String jars = all.stream().map(PluginFrame::origin).distinct().limit(MOST).collect(Collectors.joining(", "));
    return new PluginFrame("one of the plug-ins", jars, "", Optional.empty());
  }
}
