package io.ganglion.plugins;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What a plug-in shares with everything else in the process, or finds on the thread that calls it, and has to leave as
 * it is.
 */
public final class Surroundings {
  /** What the JDK, or Ganglion, may look at again. Libraries set others for good reasons. */
  private static final List<String> PROPERTIES = List.of("file.encoding", "file.separator",
      "ganglion.terminal.columns", "ganglion.terminal.err", "java.class.path", "java.home", "java.io.tmpdir",
      "java.version", "line.separator", "os.arch", "os.name", "path.separator",
      "user.dir", "user.home", "user.name");

  private final boolean interrupted = Thread.currentThread().isInterrupted();
  private final int priority = Thread.currentThread().getPriority();
  private final String threadName = Thread.currentThread().getName();
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
  private final Locale locale = Locale.getDefault();
  private final Locale formats = Locale.getDefault(Locale.Category.FORMAT);
  private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
  private final TimeZone zone = TimeZone.getDefault();
  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Map<String, @Nullable String> properties = new LinkedHashMap<>();

  private Surroundings() {
    PROPERTIES.forEach(key -> properties.put(key, System.getProperty(key)));
  }

  /** As they are now, for the current thread. */
  public static Surroundings now() {
    return new Surroundings();
  }

  /** Makes them again what they were, on the same thread, and returns what wasn't, in words. */
  public List<String> restore() {
    List<String> changed = new ArrayList<>();
    restoreThread(changed);
    if (!Locale.getDefault().equals(locale) || !Locale.getDefault(Locale.Category.FORMAT).equals(formats)
        || !Locale.getDefault(Locale.Category.DISPLAY).equals(display)) {
      changed.add("the default locale");
      Locale.setDefault(locale);
      Locale.setDefault(Locale.Category.FORMAT, formats);
      Locale.setDefault(Locale.Category.DISPLAY, display);
    }
    if (!TimeZone.getDefault().equals(zone)) {
      changed.add("the default time zone");
      TimeZone.setDefault(zone);
    }
    if (System.in != in) {
      changed.add("System.in");
      System.setIn(in);
    }
    if (System.out != out) {
      changed.add("System.out");
      System.setOut(out);
    }
    if (System.err != err) {
      changed.add("System.err");
      System.setErr(err);
    }
    properties.forEach((key, value) -> {
      if (!Objects.equals(System.getProperty(key), value)) {
        changed.add("the system property " + key);
        if (value == null) {
          System.clearProperty(key);
        } else {
          System.setProperty(key, value);
        }
      }
    });
    return changed;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a plug-in may have relied on it
  private void restoreThread(List<String> changed) {
    Thread thread = Thread.currentThread();
    if (!interrupted && Thread.interrupted()) {
      changed.add("whether its thread is interrupted");
    }
    if (thread.getPriority() != priority) {
      changed.add("the priority of its thread");
      thread.setPriority(priority);
    }
    if (!thread.getName().equals(threadName)) {
      changed.add("the name of its thread");
      thread.setName(threadName);
    }
    if (thread.getContextClassLoader() != context) {
      changed.add("the context class loader of its thread");
      thread.setContextClassLoader(context);
    }
    if (Thread.getDefaultUncaughtExceptionHandler() != handler) {
      changed.add("the default handler of uncaught exceptions");
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }
}
