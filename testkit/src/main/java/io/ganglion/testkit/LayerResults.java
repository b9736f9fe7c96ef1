package io.ganglion.testkit;

/** Comparing what passes of a layer gave. */
final class LayerResults {
  private LayerResults() {}

  static void requireNumbers(String what, double[] numbers, int columns) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw Breach.of(what + " have " + numbers[i] + " in row " + i / columns + ", column " + i % columns,
            "write every row: what values hold after resize is undefined, here NaN");
      }
    }
  }

  /** That single precision is near double precision. */
  static void requireNear(LayerSample sample, LayerRun.Result exact, LayerRun.Result rounded, double tolerance) {
    requireNear("the outputs", exact.y(), rounded.y(), sample.form().output().features(), tolerance);
    requireNear("dL/dx", exact.dx(), rounded.dx(), sample.shape().features(), tolerance);
    for (int b = 0; b < exact.gradients().size(); b++) {
      requireNear("the gradient of '" + sample.blocks().get(b).name() + "'", exact.gradients().get(b),
          rounded.gradients().get(b), sample.blocks().get(b).columns(), tolerance);
    }
  }

  private static void requireNear(String what, double[] exact, double[] rounded, int columns, double tolerance) {
    double largest = 0;
    for (double number : exact) {
      largest = Math.max(largest, Math.abs(number));
    }
    for (int i = 0; i < exact.length; i++) {
      if (!(Math.abs(exact[i] - rounded[i]) <= tolerance * largest)) {
        throw Breach.of("in single precision, " + what + " have " + rounded[i] + " in row " + i / columns + ", column "
                + i % columns + ", and in double precision " + exact[i],
            "compute the same in both precisions: Maths.isDouble says which array is there");
      }
    }
  }

  /** That all gradients have the same bits, but for the sign of a zero. */
  static void requireSameGradients(LayerSample sample, String when, LayerRun.Result actual, LayerRun.Result expected,
      String help) {
    for (int b = 0; b < sample.blocks().size(); b++) {
      double[] gradient = actual.gradients().get(b);
      double[] right = expected.gradients().get(b);
      for (int i = 0; i < gradient.length; i++) {
        if (!(gradient[i] == right[i])) {
          throw Breach.of(when + ", the gradient of " + sample.nameOf(b, i) + " is " + gradient[i] + ", and else "
              + right[i], help);
        }
      }
    }
  }
}
