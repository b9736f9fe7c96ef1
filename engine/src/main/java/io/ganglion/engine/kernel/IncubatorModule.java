package io.ganglion.engine.kernel;

/**
 * The JDK's module of vector instructions, {@code jdk.incubator.vector}. It is there if the JVM was started with
 * {@code --add-modules jdk.incubator.vector}.
 */
public final class IncubatorModule {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private IncubatorModule() {}

  /** Whether vector kernels can be had; without them the results are the same, and large networks train slower. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /** New vector kernels, which no code but this may name: where the module is absent their class can't be loaded. */
  static Kernels kernels() {
    try {
      return Class.forName("io.ganglion.engine.kernel.VectorKernels").asSubclass(Kernels.class)
          .getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the vector kernels were built without their class", e);
    }
  }
}
