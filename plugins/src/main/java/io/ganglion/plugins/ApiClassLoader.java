package io.ganglion.plugins;

import io.ganglion.api.Api;

/** Shows the JDK and the host's {@code io.ganglion.api}, and nothing else of the host. */
class ApiClassLoader extends ClassLoader {
  private static final String API = "io.ganglion.api.";

  static {
    registerAsParallelCapable();
  }

  ApiClassLoader(String name) {
    super(name, getPlatformClassLoader());
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
}
