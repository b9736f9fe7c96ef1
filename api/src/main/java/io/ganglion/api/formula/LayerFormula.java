package io.ganglion.api.formula;

import io.ganglion.api.Expression;

/**
 * What a layer computes of a single row when it predicts, to the bit: what exports write down. Its parameters are those
 * of its blocks.
 */
public sealed interface LayerFormula {
  /** The row of an example itself. */
  record Examples() implements LayerFormula {}

  /**
   * x W + b: each output is a chain of fused multiplications and additions over the inputs in order, which starts with
   * the bias, or with 0. The first block is W, a row for each input; the second, if there is one, is b.
   */
  record Affine() implements LayerFormula {}

  /** The same expression of each number. */
  record Elementwise(Expression expression) implements LayerFormula {}

  /** {@link ActivationFormula#SOFTMAX}. */
  record Softmax() implements LayerFormula {}

  /** Its inputs one after the other. */
  record Concat() implements LayerFormula {}

  /** The sums of its inputs, number by number, added in their order. */
  record Add() implements LayerFormula {}

  /** The numbers of its only input as they are. */
  record Same() implements LayerFormula {}
}
