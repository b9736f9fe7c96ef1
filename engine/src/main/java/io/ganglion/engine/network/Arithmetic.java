package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.kernel.Panels;
import io.ganglion.engine.settings.Precision;

/** The kernels of one thread, in the precision of what they are given: so that layers are written once for both. */
public interface Arithmetic {
  static Arithmetic in(Precision precision, Kernels kernels) {
    return switch (precision) {
      case FLOAT64 -> new DoubleArithmetic(kernels);
      case FLOAT32 -> new FloatArithmetic(kernels);
    };
  }

  Precision precision();

  Kernels kernels();

  /** {@link Kernels#forward} for all rows of {@code x}; resizes {@code out}. */
  void forward(Rows x, Numbers parameters, Affine affine, Rows out);

  /** The same, for one of many chunks with the same parameters. */
  void forward(Rows x, Numbers parameters, Affine affine, Rows out, Panels panels);

  /** {@link Kernels#forward} for some rows of {@code x} and {@code y}, from {@code xFrom} and {@code yFrom} on. */
  void forward(Rows x, int xFrom, Numbers parameters, Affine affine, Rows y, int yFrom, int rows, Panels panels);

  /** {@link Kernels#forward} for {@code rows} rows anywhere. */
  void forward(Numbers x, int xAt, Numbers parameters, Affine affine, Numbers out, int outAt, int rows);

  /** {@link Kernels#onto} for {@code rows} rows; {@code start} may be {@code y} if the rows are the same. */
  void onto(Rows x, int xFrom, Numbers parameters, Affine affine, Rows start, int startFrom, Rows y, int yFrom,
      int rows, Panels panels);

  /** Adds {@code rows} rows of {@code part} to those of {@code total}, which are as wide. */
  void add(Rows part, int partFrom, Rows total, int totalFrom, int rows);

  /** Adds {@code part[partAt + i]} to {@code total[totalAt + i]} for i in [0, size). */
  void add(Numbers part, int partAt, Numbers total, int totalAt, int size);

  /** Sigmoids of {@code size} numbers; y may be x at the same place. */
  void sigmoid(Rows x, int xAt, Rows y, int yAt, int size);

  /** The same for tanh. */
  void tanh(Rows x, int xAt, Rows y, int yAt, int size);

  /** The softmax of {@code size} numbers; y may be x at the same place. */
  void softmax(Rows x, int xAt, Rows y, int yAt, int size);

  /**
   * Overwrites {@code out[outAt + i * outRow + j]} with the chain over t of {@code a[aAt + i * aRow + t * aTerm]} times
   * {@code b[bAt + t * bTerm + j * bColumn]}, whatever lies between them. It starts with {@code b[biasAt + j]}, or with
   * 0 if that is {@link Affine#NO_BIAS}.
   */
  void multiply(Numbers a, int aAt, int aRow, int aTerm, Numbers b, int bAt, int bTerm, int bColumn, int biasAt,
      Numbers out, int outAt, int outRow, int rows, int terms, int columns);

  /** {@link Kernels#rowSums} of {@code x}; resizes {@code sums}. */
  void rowSums(Rows x, Rows sums);

  /** {@link Kernels#weightGradient} for the inputs [from, to). */
  void weightGradient(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to);

  /** {@link Kernels#weightGradientInParts}. */
  void weightGradientInParts(Rows x, Rows d, Numbers gradient, Affine affine, int from, int to, int most,
      Kernels.PartUser user);

  /** {@link Kernels#biasGradient}. */
  void biasGradient(Rows d, Numbers gradient, Affine affine);

  /** {@link Kernels#inputGradient}; resizes {@code dx}. */
  void inputGradient(Rows d, Numbers parameters, Affine affine, Rows dx);

  /** {@link Kernels#transpose}. */
  void transpose(Numbers parameters, Affine affine, Numbers transposed, int transposedAt);

  /** Overwrites {@code y}, which it resizes, with the outputs for {@code x}; both begin at 0, as plug-ins want it. */
  void forward(BulkActivation activation, Rows x, Rows y);

  /** Turns {@code d}, dL/dy, into dL/dx; all begin at 0. */
  void backward(BulkActivation activation, Rows x, Rows y, Rows d);

  /** Adds every number of {@code part} to that of {@code total}, which has as many rows of the same width. */
  void add(Rows part, Rows total);

  /** Whether all numbers of {@code rows} are finite. */
  boolean areFinite(Rows rows);

  /** Overwrites {@code total[i]} with {@code 0 + part[i]} for i in [from, to). */
  void put(Numbers part, double[] total, int from, int to);

  /** Adds {@code part[i]} to {@code total[i]} for i in [from, to). */
  void add(Numbers part, double[] total, int from, int to);
}
