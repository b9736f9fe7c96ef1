package io.ganglion.engine.kernel;

import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;

/**
 * The JDK's module of vector instructions, {@code jdk.incubator.vector}. Present if the JVM was started with
 * {@code --add-modules jdk.incubator.vector}; or if it can be loaded when vectors are first used, which the
 * launcher says by {@code -Dganglion.vector=on-demand}: short runs then don't load it, and the JVM doesn't print its
 * warning.
 */
public final class IncubatorModule {
  private static final String NAME = "jdk.incubator.vector";
  private static final String LOADERS = "jdk.internal.module";
  private static final boolean AT_START = ModuleLayer.boot().findModule(NAME).isPresent();
  private static final boolean PRESENT = AT_START || isOnDemand();

  private IncubatorModule() {}

  /** Vector instructions are compiled only by a JVM with {@code -XX:+EnableVectorSupport}, so not wherever it can. */
  private static boolean isOnDemand() {
    return "on-demand".equals(System.getProperty("ganglion.vector"))
        && Object.class.getModule().isExported(LOADERS, IncubatorModule.class.getModule())
        && ModuleFinder.ofSystem().find(NAME).isPresent();
  }

  /** Whether vector kernels are available; without them results are the same, and large networks train more slowly. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /** New vector kernels. Only this code may name their class, which can't be loaded if the module is absent. */
  static Kernels kernels() {
    try {
      if (!AT_START) {
        load();
      }
      return Class.forName("io.ganglion.engine.kernel.VectorKernels").asSubclass(Kernels.class)
          .getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the vector kernels were built without their class", e);
    }
  }

  /** As the JDK loads the modules of its own tools in a JVM that is running; does nothing the second time. */
  private static void load() throws ReflectiveOperationException {
    try {
      Class.forName(LOADERS + ".Modules").getMethod("loadModule", String.class).invoke(null, NAME);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the JDK doesn't load " + NAME, e);
    }
  }
}
