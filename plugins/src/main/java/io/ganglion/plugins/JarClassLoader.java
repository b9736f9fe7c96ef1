package io.ganglion.plugins;

import io.ganglion.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one plug-in jar. They see the JDK, the jar itself and the host's {@code io.ganglion.api}, and
 * nothing else of the host; a copy of {@code io.ganglion.api} in the jar is never looked at.
 *
 * <p>A {@code URLClassLoader} would also follow {@code Class-Path} in the jar's manifest to other files, which the hash
 * of the jar says nothing about, and its errors name neither the Java that a class needs nor the entry that is broken.
 */
final class JarClassLoader extends ApiClassLoader implements Closeable {
  private static final AtomicLong COUNT = new AtomicLong();
  /** By name, which stack traces show; while they are open, and reachable. */
  private static final Map<String, WeakReference<JarClassLoader>> OPEN = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  private static volatile Consumer<Problem> halts = problem -> { };

  private final JarFile jar;
  private final URI location;
  private final String origin;
  private final String sha256;
  private final ProtectionDomain domain;
  private final List<Class<?>> plugins = new CopyOnWriteArrayList<>();

  /**
   * Takes over {@code jar}: closing this closes it.
   *
   * @param origin the jar's path as the user knows it
   * @param sha256 of the jar
   */
  JarClassLoader(JarFile jar, URI location, String origin, String sha256) throws MalformedURLException {
    super("plugin-" + COUNT.incrementAndGet());
    this.jar = jar;
    this.location = location;
    this.origin = origin;
    this.sha256 = sha256;
    OPEN.values().removeIf(reference -> reference.get() == null);
    OPEN.put(getName(), new WeakReference<>(this));
    CodeSource source = new CodeSource(location.toURL(), (Certificate[]) null);
    this.domain = new ProtectionDomain(source, null, this, null);
  }

  /** The one whose classes stack traces show with {@code name}; empty if it is closed, or none. */
  static Optional<JarClassLoader> named(@Nullable String name) {
    WeakReference<JarClassLoader> reference = name == null ? null : OPEN.get(name);
    return reference == null ? Optional.empty() : Optional.ofNullable(reference.get());
  }

  /** Has {@code ear} hear of classes that call {@code Runtime.halt}. */
  static void tellOfHalts(Consumer<Problem> ear) {
    halts = ear;
  }

  /** All that are open. */
  static List<JarClassLoader> open() {
    return OPEN.values().stream().map(WeakReference::get).filter(Objects::nonNull).toList();
  }

  /** The jar's path as the user knows it. */
  String origin() {
    return origin;
  }

  /** The SHA-256 of the jar. */
  String sha256() {
    return sha256;
  }

  /** Says that a class that this has loaded is offered as a plug-in. */
  void offer(Class<?> plugin) {
    plugins.add(plugin);
  }

  /** The plug-in that a class of the jar is, or is nested in; empty if it is another. */
  Optional<Class<?>> pluginOf(String name) {
    return plugins.stream().filter(plugin -> name.equals(plugin.getName()) || name.startsWith(plugin.getName() + "$"))
        .findFirst();
  }

  /** What is offered as plug-ins. */
  List<Class<?>> plugins() {
    return plugins;
  }

  /** The jar's plug-in if there is just one. */
  Optional<Class<?>> onlyPlugin() {
    return plugins.size() == 1 ? Optional.of(plugins.get(0)) : Optional.empty();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JarEntry entry = jar.getJarEntry(name.replace('.', '/') + ".class");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes;
    try {
      bytes = JarEntries.read(jar, entry, JarEntries.CLASS);
    } catch (IOException e) {
      ClassFormatError unreadable = new ClassFormatError(name + " can't be read from its jar: " + e.getMessage());
      unreadable.initCause(e);
      throw unreadable;
    }
    if (HaltCalls.isIn(bytes)) {
      halts.accept(PluginFault.ended(new PluginFrame(
          onlyPlugin().map(plugin -> PluginFrame.of(plugin, "", List.of()).plugin()).orElse("one of the plug-ins"),
          origin, name, Optional.empty()), "Runtime.halt"));
    }
    try {
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (UnsupportedClassVersionError e) {
      throw new NewerClassError(e, bytes);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    JarEntry entry = jar.getJarEntry(name);
    if (entry == null) {
      return null;
    }
    try {
      String quoted = new URI(null, null, "/" + entry.getName(), null).getRawPath();
      return URI.create("jar:" + location + "!" + quoted).toURL();
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalStateException("no URL for " + name + " in " + location, e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL resource = findResource(name);
    return Collections.enumeration(resource == null ? List.of() : List.of(resource));
  }

  @Override
  public void close() throws IOException {
    OPEN.remove(getName());
    jar.close();
  }
}
