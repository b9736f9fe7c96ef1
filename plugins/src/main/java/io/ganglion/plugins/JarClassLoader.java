package io.ganglion.plugins;

import io.ganglion.api.Api;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
final class JarClassLoader extends ClassLoader implements Closeable {
  private static final String API = "io.ganglion.api.";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final URI location;
  private final ProtectionDomain domain;

  /** Takes over {@code jar}: closing this closes it. */
  JarClassLoader(JarFile jar, URI location) throws MalformedURLException {
    super("plugin", getPlatformClassLoader());
    this.jar = jar;
    this.location = location;
    CodeSource source = new CodeSource(location.toURL(), (Certificate[]) null);
    this.domain = new ProtectionDomain(source, null, this, null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(API)) {
      return super.loadClass(name, resolve);
    }
    if (name.indexOf('.', API.length()) >= 0) { // a package below it, which is the host's
      throw new ClassNotFoundException(name);
    }
    return Class.forName(name, false, Api.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JarEntry entry = jar.getJarEntry(name.replace('.', '/') + ".class");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      ClassFormatError unreadable = new ClassFormatError(name + " can't be read from its jar: " + e.getMessage());
      unreadable.initCause(e);
      throw unreadable;
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
    jar.close();
  }
}
