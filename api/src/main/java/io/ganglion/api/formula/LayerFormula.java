package io.ganglion.api.formula;

import io.ganglion.api.Expression;
import java.util.List;

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

  /**
   * Layer normalization: n = (x - m) f for each number, where m is the mean of the row and f is 1 / √(v + epsilon) with
   * the mean v of the squares of x - m; then fma(n, g, b). Sums are sixteen chains, number i in chain i mod 16, added
   * in halves. The first block is g, the second b.
   */
  record Normalized(double epsilon) implements LayerFormula {}

  /**
   * n = (x - m) f for each number, then fma(n, g, b). The first block is g, the second b.
   *
   * @param means m, one for each number
   * @param factors f
   */
  record Standardized(List<Double> means, List<Double> factors) implements LayerFormula {}

  /** The numbers of its only input as they are. */
  record Same() implements LayerFormula {}
}
