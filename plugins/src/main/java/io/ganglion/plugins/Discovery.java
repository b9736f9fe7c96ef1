package io.ganglion.plugins;

import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads source after source and collects the plug-ins found and all that is wrong with them.
 *
 * <p>Reads the services files itself rather than through {@link java.util.ServiceLoader}, which stops at the first
 * mistake in a file, can't say in which line it is, and asks the parents of a class loader as well.
 */
final class Discovery {
  private final List<LoadedPlugin<?>> plugins = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<PluginKind<?>, Map<String, LoadedPlugin<?>>> byName = new HashMap<>();

  List<LoadedPlugin<?>> plugins() {
    return plugins;
  }

  /** In the order in which they were found. */
  List<Problem> problems() {
    return problems;
  }

  /** A plug-in of a jar that looks for classes through its thread finds those of its jar. */
  void read(PluginSource source) {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    if (source.classes() instanceof JarClassLoader jar) {
      thread.setContextClassLoader(jar);
    }
    try {
      readAll(source);
    } finally {
      thread.setContextClassLoader(context);
    }
  }

  private void readAll(PluginSource source) {
    boolean offersNothing = true;
    for (PluginKind<?> kind : PluginKind.ALL) {
      Set<String> seen = new HashSet<>();
      for (ServicesFile file : servicesFiles(source, kind)) {
        for (ServicesFile.Line line : file.lines()) {
          offersNothing = false;
          if (seen.add(line.content())) {
            read(source, kind, file, line);
          }
        }
      }
    }
    if (offersNothing) {
      source.offeringNothing().ifPresent(problems::add);
    }
  }

  private List<ServicesFile> servicesFiles(PluginSource source, PluginKind<?> kind) {
    try {
      return source.servicesFiles(kind);
    } catch (IOException | SecurityException e) {
      problems.add(new Problem(ServicesFile.nameFor(kind.type()) + " can't be read: " + e, source.place(),
          "rebuild the jar, or ask its author"));
      return List.of();
    }
  }

  private void read(PluginSource source, PluginKind<?> kind, ServicesFile file, ServicesFile.Line line) {
    String name = line.content();
    if (!line.isClassName()) {
      problems.add(new Problem("'" + name + "' is not the name of a class", source.place(file, line),
          "write one full class name per line; comments start with '#'"));
      return;
    }
    PluginType<?> type;
    Surroundings before = Surroundings.now();
    try {
      Class<?> offered = Class.forName(name, false, source.classes());
      if (offered.getClassLoader() instanceof JarClassLoader jar) {
        jar.offer(offered);
      }
      type = PluginType.of(kind, offered);
    } catch (ClassNotFoundException e) {
      problems.add(new Problem("there is no class " + name, source.place(file, line),
          "correct the name, or include the class in the jar"));
      return;
    } catch (Throwable e) { // a class file may be anything, and what it runs may throw anything
      before.restore();
      problems.add(LoadFailure.explain(name, e, source.place()));
      return;
    }
    List<String> changed = before.restore();
    if (!changed.isEmpty()) {
      problems.add(new Problem(name + " changes " + String.join(" and ", changed) + " when it is made", source.place(),
          "a plug-in shares these with Ganglion and other plug-ins: remove what changes them from its constructors and"
              + " static initializers"));
      return;
    }
    add(source, type);
  }

  private void add(PluginSource source, PluginType<?> type) {
    Optional<Problem> misnamed = source.misnamed(type);
    if (misnamed.isPresent()) {
      problems.add(misnamed.get());
      return;
    }
    LoadedPlugin<?> plugin = source.loaded(type);
    LoadedPlugin<?> other =
        byName.computeIfAbsent(type.kind(), kind -> new HashMap<>()).putIfAbsent(type.name(), plugin);
    if (other == null) {
      plugins.add(plugin);
    } else {
      problems.add(new Problem(
          type + " exists twice: " + describe(other) + " and " + describe(plugin), source.place(),
          other.origin().equals(plugin.origin()) ? "give one of them another name" : "load only one of the two"));
    }
  }

  private static String describe(LoadedPlugin<?> plugin) {
    return plugin.type().type().getName() + " (" + plugin.origin() + ")";
  }
}
