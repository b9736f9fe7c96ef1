package io.ganglion.engine.kernel;

/**
 * The JDK's module of vector instructions, {@code jdk.incubator.vector}. Present if the JVM was started with
 * {@code --add-modules jdk.incubator.vector}.
 */
public final class IncubatorModule {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private IncubatorModule() {}

  /** Whether vector kernels are available; without them results are the same, and large networks train more slowly. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /** New vector kernels. Only this code may name their class, which can't be loaded if the module is absent. */
  static Kernels kernels() {
    try {
      return Class.forName("io.ganglion.engine.kernel.VectorKernels").asSubclass(Kernels.class)
          .getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the vector kernels were built without their class", e);
    }
  }
}
