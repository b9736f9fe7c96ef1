package io.ganglion.plugins;

import io.ganglion.api.Plugin;
import io.ganglion.api.host.PluginKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A method of a plug-in on a stack: the outermost of those that the host, or a thread, was in.
 *
 * @param plugin the plug-in as messages name it, such as {@code activation 'acme.swish'}
 * @param origin its jar, or its class where it is in none
 * @param method the method that was called, with its class
 * @param inner the method of the same jar that the stack begins in, if it is another
 */
record PluginFrame(String plugin, String origin, String method, Optional<String> inner) {
  /** Whose code a frame of a stack is. */
  private enum Whose {
    /** The JDK's, or that of the api, which may be called by anything. */
    EITHER,
    HOST,
    PLUGIN
  }

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
  /** What the engine gives to the passes of layers. */
  private static final Set<String> FOR_LAYERS = Set.of("io.ganglion.engine.network.LayerMaths",
      "io.ganglion.engine.network.LayerBatch", "io.ganglion.engine.network.LayerMatrix",
      "io.ganglion.engine.network.Rows");
  private static final String API = "io.ganglion.api.";

  /**
   * The plug-in whose code a stack is in: what it calls in the JDK and the API counts as its own, and so does what the
   * host gives to layers to compute with, which fails by its arguments. Empty if it is in the host's code, or in
   * neither.
   *
   * @param catalog plug-ins that may be on the class path
   */
  static Optional<PluginFrame> innermost(StackTraceElement[] stack, List<LoadedPlugin<?>> catalog) {
    boolean isInHost = false;
    for (int i = 0; i < stack.length; i++) {
      Whose whose = whose(stack[i], catalog);
      if (whose == Whose.PLUGIN) {
        return isInHost ? Optional.empty() : Optional.of(at(stack, i, catalog));
      }
      if (whose == Whose.HOST) {
        isInHost = !FOR_LAYERS.contains(stack[i].getClassName());
      }
    }
    return Optional.empty();
  }

  /** The plug-in that called the host's code, or whose code a stack is in. */
  static Optional<PluginFrame> caller(StackTraceElement[] stack, List<LoadedPlugin<?>> catalog) {
    for (int i = 0; i < stack.length; i++) {
      if (whose(stack[i], catalog) == Whose.PLUGIN) {
        return Optional.of(at(stack, i, catalog));
      }
    }
    return Optional.empty();
  }

  /** The plug-in from a jar that was called first. */
  static Optional<PluginFrame> outermost(StackTraceElement[] stack) {
    for (int i = stack.length - 1; i >= 0; i--) {
      if (whose(stack[i], List.of()) == Whose.PLUGIN) {
        return Optional.of(at(stack, i, List.of()));
      }
    }
    return Optional.empty();
  }

  /** Whether any frame is the host's. */
  static boolean showsHost(StackTraceElement[] stack, List<LoadedPlugin<?>> catalog) {
    for (StackTraceElement frame : stack) {
      if (whose(frame, catalog) == Whose.HOST) {
        return true;
      }
    }
    return false;
  }

  /** A method of a class that is known. */
  static PluginFrame of(Class<?> plugin, String method, List<LoadedPlugin<?>> catalog) {
    String origin = plugin.getClassLoader() instanceof JarClassLoader jar ? jar.origin()
        : inCatalog(plugin.getName(), catalog).map(LoadedPlugin::origin).orElse("the class " + plugin.getName());
    return new PluginFrame(name(plugin), origin, plugin.getName() + "." + method, Optional.empty());
  }

  /** {@code method} as messages name it, with what it was in if that is another. */
  String where() {
    return method + inner.map(in -> " (" + in + ")").orElse("");
  }

  private static Whose whose(StackTraceElement frame, List<LoadedPlugin<?>> catalog) {
    String loader = frame.getClassLoaderName();
    String type = frame.getClassName();
    if (JarClassLoader.named(loader).isPresent() || inCatalog(type, catalog).isPresent()) {
      return Whose.PLUGIN;
    }
    boolean isNeutral = type.startsWith(API) || type.equals(JarClassLoader.class.getName())
        || type.equals(ApiClassLoader.class.getName());
    return !isNeutral && ("app".equals(loader) || type.startsWith("io.ganglion.")) ? Whose.HOST : Whose.EITHER;
  }

  private static Optional<LoadedPlugin<?>> inCatalog(String type, List<LoadedPlugin<?>> catalog) {
    for (LoadedPlugin<?> plugin : catalog) {
      if (!plugin.isBuiltIn() && isIn(type, plugin.type().type().getName())) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(String type, String record) {
    return type.equals(record) || type.startsWith(record + "$");
  }

  /** From the frame of a plug-in at {@code first} outwards, to the last before the host's. */
  private static PluginFrame at(StackTraceElement[] stack, int first, List<LoadedPlugin<?>> catalog) {
    String loader = stack[first].getClassLoaderName();
    Optional<JarClassLoader> jar = JarClassLoader.named(loader);
    String inner = method(stack[first]);
    for (int i = stack.length - 1; i >= first; i--) {
      Optional<Class<?>> plugin = jar.isPresent() ? jar.get().pluginOf(stack[i].getClassName())
          : inCatalog(stack[i].getClassName(), catalog).map(loaded -> loaded.type().type());
      boolean isMethod = !stack[i].getClassName().contains("$$Lambda");
      if (plugin.isPresent() && isMethod && isUninterrupted(stack, first, i, catalog)) {
        PluginFrame found = of(plugin.get(), stack[i].getMethodName(), catalog);
        String method = method(stack[i]);
        return new PluginFrame(found.plugin, found.origin, method,
            inner.equals(method) ? Optional.empty() : Optional.of(inner));
      }
    }
    String origin = jar.map(JarClassLoader::origin).orElse("");
    String plugin = jar.flatMap(JarClassLoader::onlyPlugin).map(PluginFrame::name).orElse("one of the plug-ins");
    return new PluginFrame(plugin, origin, inner, Optional.empty());
  }

  private static boolean isUninterrupted(StackTraceElement[] stack, int from, int to, List<LoadedPlugin<?>> catalog) {
    for (int i = from; i <= to; i++) {
      if (whose(stack[i], catalog) == Whose.HOST) {
        return false;
      }
    }
    return true;
  }

  /** Of a lambda, the method that it is in. */
  private static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
  }

  /** The class's name if it doesn't say what kind of plug-in it is. */
  private static String name(Class<?> type) {
    try {
      Plugin plugin = type.getAnnotation(Plugin.class);
      for (PluginKind<?> kind : PluginKind.ALL) {
        if (plugin != null && kind.type().isAssignableFrom(type)) {
          return kind + " '" + plugin.name() + "'";
        }
      }
    } catch (LinkageError | RuntimeException e) { // an annotation is read from the jar, which may hold anything
      return type.getName();
    }
    return type.getName();
  }
}
