package io.ganglion.plugins;

import java.util.Optional;

/** What jars plug-ins came from. */
public final class JarHash {
  private JarHash() {}

  /** The SHA-256 of the jar that a plug-in's class was loaded from; empty for what is no plug-in of a jar. */
  public static Optional<String> of(Class<?> plugin) {
    return plugin.getClassLoader() instanceof JarClassLoader jar ? Optional.of(jar.sha256()) : Optional.empty();
  }

  /** The path of that jar, as the user knows it. */
  public static Optional<String> path(Class<?> plugin) {
    return plugin.getClassLoader() instanceof JarClassLoader jar ? Optional.of(jar.origin()) : Optional.empty();
  }
}
