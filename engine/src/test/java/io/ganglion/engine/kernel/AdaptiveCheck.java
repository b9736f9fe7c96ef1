package io.ganglion.engine.kernel;

import java.util.List;

/**
 * Holds the adaptive kernels against the naive chains while they go over to vectors; started in a JVM of its own by
 * {@link AdaptiveKernelsTest}.
 */
final class AdaptiveCheck {
  private AdaptiveCheck() {}

  /** Says so if everything agrees, and vectors came in; throws otherwise. */
  public static void main(String[] args) {
    List<WarmUp> warmUps = List.of(WarmUp.FLOAT_PRODUCTS, WarmUp.DOUBLE_FUNCTIONS, WarmUp.GELUS);
    Kernels kernels = Kernels.best();
    KernelSwitch kernelSwitch = new KernelSwitch(new AdaptiveKernels(), 1, true, WarmUp.DOUBLE_FUNCTIONS);
    if (kernelSwitch.with(1) instanceof VectorKernels) {
      throw new AssertionError("vectors came in before they were warm");
    }
    boolean warm = false;
    for (long seed = 1; !warm; seed++) {
      warmUps.forEach(WarmUp::begin);
      // Once more after the last has become ready.
      warm = warmUps.stream().allMatch(WarmUp::ready);
      new RandomProducts(seed, 20).check(kernels);
      new RandomFunctionArguments(seed).check(kernels);
    }
    if (!(kernelSwitch.with(1) instanceof VectorKernels)) {
      throw new AssertionError("vectors are warm and didn't come in");
    }
    System.out.println("bits agree");
  }
}
