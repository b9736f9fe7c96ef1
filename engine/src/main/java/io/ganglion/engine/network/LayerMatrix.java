package io.ganglion.engine.network;

import io.ganglion.api.Block;
import io.ganglion.api.Matrix;
import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Panels;
import io.ganglion.engine.settings.Precision;
import org.jspecify.annotations.Nullable;

/** One thread's view of the parameters of a block, and copies of them in the orders that kernels want. */
final class LayerMatrix implements Matrix {
  private final Block block;
  private final int at;
  private final Arithmetic arithmetic;
  private final Affine affine;
  private final Affine transposed;
  private final Rows values;
  private final Panels panels = new Panels();
  private final Panels transposedPanels = new Panels();
  private @Nullable Numbers transposedNumbers;
  private boolean isTransposed;
  private int version = -1;
  private Affine biased;

  /** @param at where the block begins in the flat vector */
  LayerMatrix(Block block, int at, Arithmetic arithmetic) {
    this.block = block;
    this.at = at;
    this.arithmetic = arithmetic;
    this.affine = new Affine(block.rows(), block.columns(), at, Affine.NO_BIAS);
    this.transposed = affine.transposed(0);
    this.biased = affine;
    this.values = new Rows(arithmetic.precision(), block.columns());
  }

  /** Shows the block's part of the parameters. */
  void show(Parameters parameters) {
    if (parameters.version() != version) {
      version = parameters.version();
      values.show(parameters.values(), at, block.rows());
      panels.outdate();
      transposedPanels.outdate();
      isTransposed = false;
    }
  }

  @Override
  public int rows() {
    return block.rows();
  }

  @Override
  public int columns() {
    return block.columns();
  }

  @Override
  public Rows values() {
    return values;
  }

  /** Where the parameters lie in {@link #numbers}. */
  Affine affine() {
    return affine;
  }

  /** The same, with another block of the same vector for a bias. */
  Affine affine(LayerMatrix bias) {
    if (biased.bias() != bias.at) {
      biased = new Affine(block.rows(), block.columns(), at, bias.at);
    }
    return biased;
  }

  /** The whole vector. */
  Numbers numbers() {
    return values.numbers();
  }

  Panels panels() {
    return panels;
  }

  /** Where the transpose lies in {@link #transposedNumbers}. */
  Affine transposed() {
    return transposed;
  }

  /** The transpose; made once for all passes with the same parameters. */
  Numbers transposedNumbers() {
    if (transposedNumbers == null) {
      transposedNumbers = Numbers.zeros(values.floats() == null ? Precision.FLOAT64 : Precision.FLOAT32,
          block.size());
    }
    if (!isTransposed) {
      arithmetic.transpose(numbers(), affine, transposedNumbers, 0);
      isTransposed = true;
    }
    return transposedNumbers;
  }

  Panels transposedPanels() {
    return transposedPanels;
  }
}
