package io.ganglion.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;

/** A host whose class path holds Ganglion and, as built-in plug-ins, those of the given jars alone. */
final class HostWith extends URLClassLoader {
  HostWith(Path... jars) throws MalformedURLException {
    super(urls(jars), PluginLoader.class.getClassLoader());
  }

  private static URL[] urls(Path... jars) throws MalformedURLException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return urls;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
