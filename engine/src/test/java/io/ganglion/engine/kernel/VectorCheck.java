package io.ganglion.engine.kernel;

/** Holds the vector kernels against the naive chains; started in a JVM of its own by {@link VectorKernelsTest}. */
final class VectorCheck {
  private VectorCheck() {}

  /** Says so if everything agrees; throws otherwise. */
  public static void main(String[] args) {
    Kernels kernels = Kernels.vector();
    for (long seed = 1; seed <= 3; seed++) {
      new RandomProducts(seed, 75).check(kernels);
    }
    new RandomFunctionArguments(4).check(kernels);
    System.out.println("bits agree");
  }
}
