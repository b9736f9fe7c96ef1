package io.ganglion.runner.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which methods of the JDK fall under which {@link Rule}: names as class files have them. */
final class ForbiddenCalls {
  /**
   * Some methods.
   *
   * @param owner a class, or all that begin with it if it ends with {@code *}
   * @param names of methods, {@code *} at the end or the beginning for any; empty for all
   * @param descriptor the beginning of the parameters; empty for any
   */
  private record Entry(Rule rule, String owner, Set<String> names, String descriptor) {
    boolean isOwner(String type) {
      return owner.endsWith("*") ? type.startsWith(owner.substring(0, owner.length() - 1)) : type.equals(owner);
    }

    boolean isName(String name) {
      return names.isEmpty() || names.stream().anyMatch(given -> given.endsWith("*")
          ? name.startsWith(given.substring(0, given.length() - 1))
          : given.startsWith("*") ? name.endsWith(given.substring(1)) : name.equals(given));
    }
  }

  private static final List<Entry> ENTRIES = entries();
  /** Classes of packages that are forbidden, which do no such thing. */
  private static final Set<String> HARMLESS = Set.of("java/net/URI", "java/net/URISyntaxException",
      "java/net/URLEncoder", "java/net/URLDecoder", "java/lang/reflect/Array", "java/lang/reflect/RecordComponent",
      "java/lang/invoke/MethodHandles", "java/lang/invoke/VarHandle", "java/lang/ThreadDeath",
      "java/lang/ThreadLocal");

  private ForbiddenCalls() {}

  private static List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    add(all, Rule.INEXACT, "java/lang/Math", "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1",
        "hypot", "log", "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");
    add(all, Rule.INEXACT, "jdk/incubator/vector/*");
    add(all, Rule.CLOCK, "java/lang/System", "currentTimeMillis", "nanoTime");
    add(all, Rule.CLOCK, "java/time/*", "now", "system*", "tick*", "millis", "instant");
    add(all, Rule.CLOCK, "java/util/Calendar", "getInstance");
    all.add(new Entry(Rule.CLOCK, "java/util/Date", Set.of("<init>"), "()"));
    all.add(new Entry(Rule.CLOCK, "java/util/GregorianCalendar", Set.of("<init>"), "()"));
    add(all, Rule.CHANCE, "java/lang/Math", "random");
    add(all, Rule.CHANCE, "java/lang/StrictMath", "random");
    all.add(new Entry(Rule.CHANCE, "java/util/Random", Set.of("<init>"), "()"));
    all.add(new Entry(Rule.CHANCE, "java/util/SplittableRandom", Set.of("<init>"), "()"));
    all.add(new Entry(Rule.CHANCE, "java/util/Collections", Set.of("shuffle"), "(Ljava/util/List;)"));
    add(all, Rule.CHANCE, "java/util/concurrent/ThreadLocalRandom");
    add(all, Rule.CHANCE, "java/security/SecureRandom");
    add(all, Rule.CHANCE, "java/util/UUID", "randomUUID");
    add(all, Rule.CHANCE, "java/util/random/RandomGenerator", "getDefault", "of");
    add(all, Rule.CHANCE, "java/util/random/RandomGeneratorFactory");
    add(all, Rule.CHANCE, "java/lang/System", "identityHashCode");
    add(all, Rule.ENVIRONMENT, "java/lang/System", "getenv", "getProperty", "getProperties");
    add(all, Rule.ENVIRONMENT, "java/lang/Runtime", "availableProcessors", "freeMemory", "maxMemory", "totalMemory");
    add(all, Rule.ENVIRONMENT, "java/util/Locale", "getDefault");
    add(all, Rule.ENVIRONMENT, "java/util/TimeZone", "getDefault");
    add(all, Rule.ENVIRONMENT, "java/time/ZoneId", "systemDefault");
    add(all, Rule.ENVIRONMENT, "java/nio/charset/Charset", "defaultCharset");
    add(all, Rule.ENVIRONMENT, "java/lang/management/*");
    add(all, Rule.ENVIRONMENT, "java/util/prefs/*");
    add(all, Rule.END, "java/lang/System", "exit");
    add(all, Rule.END, "java/lang/Runtime", "exit", "halt", "addShutdownHook");
    threads(all);
    add(all, Rule.SURROUNDINGS, "java/lang/System", "setOut", "setErr", "setIn", "setProperty", "setProperties",
        "clearProperty", "setSecurityManager");
    add(all, Rule.SURROUNDINGS, "java/util/Locale", "setDefault");
    add(all, Rule.SURROUNDINGS, "java/util/TimeZone", "setDefault");
    add(all, Rule.SURROUNDINGS, "java/lang/Thread", "setContextClassLoader", "setUncaughtExceptionHandler",
        "setDefaultUncaughtExceptionHandler", "setPriority", "setName");
    add(all, Rule.FILES, "java/io/File");
    for (String type : List.of("FileInputStream", "FileOutputStream", "FileReader", "FileWriter", "RandomAccessFile")) {
      add(all, Rule.FILES, "java/io/" + type);
    }
    for (String file : List.of("(Ljava/lang/String;", "(Ljava/io/File;")) {
      all.add(new Entry(Rule.FILES, "java/io/PrintStream", Set.of("<init>"), file));
      all.add(new Entry(Rule.FILES, "java/io/PrintWriter", Set.of("<init>"), file));
    }
    add(all, Rule.FILES, "java/nio/file/*");
    add(all, Rule.FILES, "java/nio/channels/*");
    add(all, Rule.FILES, "java/util/zip/ZipFile");
    add(all, Rule.FILES, "java/util/jar/JarFile");
    add(all, Rule.FILES, "java/util/logging/*");
    add(all, Rule.NETWORK, "java/net/*");
    add(all, Rule.NETWORK, "javax/net/*");
    add(all, Rule.NETWORK, "javax/naming/*");
    add(all, Rule.NETWORK, "java/rmi/*");
    add(all, Rule.NETWORK, "java/sql/*");
    add(all, Rule.PROCESSES, "java/lang/ProcessBuilder");
    add(all, Rule.PROCESSES, "java/lang/ProcessHandle");
    add(all, Rule.PROCESSES, "java/lang/Runtime", "exec");
    add(all, Rule.NATIVE, "java/lang/System", "load", "loadLibrary");
    add(all, Rule.NATIVE, "java/lang/Runtime", "load", "loadLibrary");
    add(all, Rule.NATIVE, "sun/*");
    add(all, Rule.NATIVE, "jdk/internal/*");
    add(all, Rule.NATIVE, "java/lang/foreign/*");
    reflection(all);
    return all;
  }

  private static void threads(List<Entry> all) {
    add(all, Rule.THREADS, "java/lang/Thread", "<init>", "start", "startVirtualThread", "ofVirtual", "ofPlatform",
        "sleep", "interrupt", "interrupted", "stop", "join");
    add(all, Rule.THREADS, "java/util/concurrent/Executors");
    add(all, Rule.THREADS, "java/util/concurrent/ForkJoin*");
    add(all, Rule.THREADS, "java/util/concurrent/ThreadPoolExecutor");
    add(all, Rule.THREADS, "java/util/concurrent/ScheduledThreadPoolExecutor");
    add(all, Rule.THREADS, "java/util/concurrent/CompletableFuture", "supplyAsync", "runAsync", "*Async");
    add(all, Rule.THREADS, "java/util/Timer");
    add(all, Rule.THREADS, "java/util/*", "parallel", "parallelStream");
    add(all, Rule.THREADS, "java/util/Arrays", "parallel*");
  }

  private static void reflection(List<Entry> all) {
    add(all, Rule.REFLECTION, "java/lang/Class", "forName", "getMethod*", "getDeclared*", "getField*",
        "getConstructor*", "newInstance");
    add(all, Rule.REFLECTION, "java/lang/ClassLoader", "loadClass", "defineClass", "<init>");
    add(all, Rule.REFLECTION, "java/lang/reflect/*");
    add(all, Rule.REFLECTION, "java/lang/invoke/*");
    add(all, Rule.REFLECTION, "java/util/ServiceLoader");
    add(all, Rule.REFLECTION, "java/io/ObjectInputStream");
    add(all, Rule.REFLECTION, "java/beans/*");
    add(all, Rule.REFLECTION, "javax/script/*");
    add(all, Rule.REFLECTION, "javax/tools/*");
  }

  private static void add(List<Entry> all, Rule rule, String owner, String... names) {
    all.add(new Entry(rule, owner, Set.of(names), ""));
  }

  /** The rule that a call of a method falls under; empty if none. */
  static Optional<Rule> rule(String owner, String name, String descriptor) {
    return HARMLESS.contains(owner) ? Optional.empty()
        : ENTRIES.stream().filter(entry -> entry.isOwner(owner) && entry.isName(name)
            && descriptor.startsWith(entry.descriptor())).findFirst().map(Entry::rule);
  }

  /** Whether there is anything of it. */
  static boolean knows(String owner) {
    return ENTRIES.stream().anyMatch(entry -> entry.rule() != Rule.REFLECTION && entry.isOwner(owner));
  }

  /** The same for a method of which reflection knows the name alone; of a class, if the name is empty. */
  static Optional<Rule> byName(String owner, String name) {
    return ENTRIES.stream().filter(entry -> entry.rule() != Rule.REFLECTION && entry.isOwner(owner)
        && (name.isEmpty() ? entry.names().isEmpty() : !entry.names().isEmpty() && entry.isName(name)))
        .findFirst().map(Entry::rule);
  }
}
