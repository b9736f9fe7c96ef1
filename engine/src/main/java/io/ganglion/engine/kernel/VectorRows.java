package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of some vectors each. The loops that C2 makes of plain ones begin and end with single numbers: it took 20 ns to
 * add a row of 48 numbers of single precision, as a convolution of 3 × 3 has them for 16 features.
 */
final class VectorRows {
  // region double form
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int DOUBLE_LANES = DOUBLES.length();
  // endregion

  // region float form: made by .ci/float-forms
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int FLOAT_LANES = FLOATS.length();
  // endregion

  private VectorRows() {}

  // region double form
  /** As {@link Kernels#addRows}. */
  static void add(double[] part, int partAt, int partStep, double[] total, int totalAt, int totalStep, int rows,
      int width) {
    int vectors = width - width % DOUBLE_LANES;
    for (int r = 0; r < rows; r++) {
      int from = partAt + r * partStep;
      int to = totalAt + r * totalStep;
      for (int i = 0; i < vectors; i += DOUBLE_LANES) {
        DoubleVector.fromArray(DOUBLES, total, to + i).add(DoubleVector.fromArray(DOUBLES, part, from + i))
            .intoArray(total, to + i);
      }
      for (int i = vectors; i < width; i++) {
        total[to + i] += part[from + i];
      }
    }
  }

  /**
   * As {@link Kernels#rowSums}.
   *
   * @param chains room for them
   */
  static void sum(double[] x, int xAt, double[] sums, int sumsAt, int rows, int width, double[] chains) {
    int whole = DOUBLE_LANES <= Kernels.CHAINS ? width - width % Kernels.CHAINS : 0;
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * width;
      for (int chain = 0; chain < Kernels.CHAINS; chain += DOUBLE_LANES) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int i = chain; i < whole; i += Kernels.CHAINS) {
          sum = sum.add(DoubleVector.fromArray(DOUBLES, x, at + i));
        }
        sum.intoArray(chains, chain);
      }
      for (int i = whole; i < width; i++) {
        chains[i & Kernels.CHAINS - 1] += x[at + i];
      }
      sums[sumsAt + r] = PlainKernels.sum(chains);
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As {@link Kernels#addRows}. */
  static void add(float[] part, int partAt, int partStep, float[] total, int totalAt, int totalStep, int rows,
      int width) {
    int vectors = width - width % FLOAT_LANES;
    for (int r = 0; r < rows; r++) {
      int from = partAt + r * partStep;
      int to = totalAt + r * totalStep;
      for (int i = 0; i < vectors; i += FLOAT_LANES) {
        FloatVector.fromArray(FLOATS, total, to + i).add(FloatVector.fromArray(FLOATS, part, from + i))
            .intoArray(total, to + i);
      }
      for (int i = vectors; i < width; i++) {
        total[to + i] += part[from + i];
      }
    }
  }

  /**
   * As {@link Kernels#rowSums}.
   *
   * @param chains room for them
   */
  static void sum(float[] x, int xAt, float[] sums, int sumsAt, int rows, int width, float[] chains) {
    int whole = FLOAT_LANES <= Kernels.CHAINS ? width - width % Kernels.CHAINS : 0;
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * width;
      for (int chain = 0; chain < Kernels.CHAINS; chain += FLOAT_LANES) {
        FloatVector sum = FloatVector.zero(FLOATS);
        for (int i = chain; i < whole; i += Kernels.CHAINS) {
          sum = sum.add(FloatVector.fromArray(FLOATS, x, at + i));
        }
        sum.intoArray(chains, chain);
      }
      for (int i = whole; i < width; i++) {
        chains[i & Kernels.CHAINS - 1] += x[at + i];
      }
      sums[sumsAt + r] = PlainKernels.sum(chains);
    }
  }
  // endregion
}
