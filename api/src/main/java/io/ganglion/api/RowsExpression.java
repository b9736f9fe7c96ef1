package io.ganglion.api;

import java.util.List;
import java.util.Optional;

/**
 * The rows that a layer makes of those of an example, written down: what exports translate into other languages. They
 * are computed in {@code double}, and each number has one fixed result: "chain" means {@code sum = fma(a, b, sum)} over
 * the terms in order, as for {@link Maths}. What is used in several places is computed once. Immutable.
 *
 * <p>A dense layer, for example: {@code x.times(weights, biases)}.
 */
public sealed interface RowsExpression {
  /** Numbers per row. */
  int columns();

  /**
   * The rows of one of the layer's inputs.
   *
   * @param index which of them, from 0
   */
  record Input(int index, int columns) implements RowsExpression {}

  /** The parameters of a block of one row: the same for all rows that it is combined with. */
  record Parameters(Block block) implements RowsExpression {
    public Parameters {
      if (block.rows() != 1) {
        throw new IllegalArgumentException("'" + block.name() + "' has " + block.rows() + " rows, not one");
      }
    }

    @Override
    public int columns() {
      return block.columns();
    }
  }

  /** Fixed numbers: one for each column of the rows that they are combined with, or one for all. */
  record Constants(List<Double> numbers) implements RowsExpression {
    public Constants {
      numbers = List.copyOf(numbers);
      Require.atLeast("numbers", numbers.size(), 1);
    }

    @Override
    public int columns() {
      return numbers.size();
    }
  }

  /**
   * An operation on each number. An operand of one column goes with all columns of the others, parameters and constants
   * with all rows.
   */
  record Operation(Expression.Operator operator, List<RowsExpression> operands) implements RowsExpression {
    public Operation {
      operands = List.copyOf(operands);
      int most = operands.stream().mapToInt(RowsExpression::columns).max().orElse(0);
      boolean fits = operands.size() == operator.operands()
          && operands.stream().allMatch(operand -> operand.columns() == most || operand.columns() == 1);
      if (!fits) {
        throw new IllegalArgumentException(operator + " isn't for operands of "
            + operands.stream().map(RowsExpression::columns).toList() + " columns");
      }
    }

    @Override
    public int columns() {
      return operands.stream().mapToInt(RowsExpression::columns).max().orElseThrow();
    }
  }

  /** The same expression of each number. */
  record Each(Expression expression, RowsExpression x) implements RowsExpression {
    @Override
    public int columns() {
      return x.columns();
    }
  }

  /** {@link Maths#softmax} of each row. */
  record Softmax(RowsExpression x) implements RowsExpression {
    @Override
    public int columns() {
      return x.columns();
    }
  }

  /**
   * start + x w: each number is a chain over the columns of x, which begins with that of {@code start}, or with 0.
   *
   * @param start as many rows, or parameters for all of them
   */
  record Product(RowsExpression x, Block weights, Optional<RowsExpression> start) implements RowsExpression {
    public Product {
      if (x.columns() != weights.rows() || start.isPresent() && start.get().columns() != weights.columns()) {
        throw new IllegalArgumentException("rows of " + x.columns() + " numbers, times " + weights);
      }
    }

    @Override
    public int columns() {
      return weights.columns();
    }
  }

  /** {@link Maths#rowSums}: a single column. */
  record Sums(RowsExpression x) implements RowsExpression {
    @Override
    public int columns() {
      return 1;
    }
  }

  /** For each row, the row of a table whose number its only column holds. */
  record Lookup(Block table, RowsExpression tokens) implements RowsExpression {
    @Override
    public int columns() {
      return table.columns();
    }
  }

  /** The first rows of a table: as many as {@code like} has, which are at most those of the table. */
  record FirstRows(Block table, RowsExpression like) implements RowsExpression {
    @Override
    public int columns() {
      return table.columns();
    }
  }

  /**
   * {@link Maths#timesPatches}.
   *
   * @param biases empty for none
   */
  record Convolution(RowsExpression x, Patches patches, Block weights, Optional<Block> biases)
      implements RowsExpression {
    @Override
    public int columns() {
      return weights.columns();
    }
  }

  /**
   * A row of each window of rows, feature by feature: the largest number, NaN if there is one, or the mean, which is
   * the sum in order divided by their number. Of windows that stick out, only what is inside counts.
   *
   * @param windows which rows; empty for a single window of all
   */
  record Pool(RowsExpression x, Optional<Patches> windows, boolean isMax) implements RowsExpression {
    @Override
    public int columns() {
      return x.columns();
    }
  }

  /**
   * Attention of each row to all rows, or to itself and earlier ones: for each head, which has an equal share of the
   * columns, the sum of the values, a chain over the rows, weighted by the softmax of the query's products with the
   * keys, chains over the head's columns.
   */
  record Attention(RowsExpression queries, RowsExpression keys, RowsExpression values, int heads, boolean isCausal)
      implements RowsExpression {
    @Override
    public int columns() {
      return values.columns();
    }
  }

  /** Some columns of rows. */
  record Part(RowsExpression x, int from, int columns) implements RowsExpression {
    public Part {
      if (from < 0 || columns < 1 || from + columns > x.columns()) {
        throw new IllegalArgumentException("there are " + x.columns() + " columns, but not " + columns + " from "
            + from + " on");
      }
    }
  }

  /** The columns of several, one after the other; of equally many rows. */
  record Beside(List<RowsExpression> parts) implements RowsExpression {
    public Beside {
      parts = List.copyOf(parts);
    }

    @Override
    public int columns() {
      return parts.stream().mapToInt(RowsExpression::columns).sum();
    }
  }

  /** All rows, of which an example has {@code rows}, as a single one. */
  record Flat(RowsExpression x, int rows) implements RowsExpression {
    @Override
    public int columns() {
      return x.columns() * rows;
    }
  }

  /**
   * Goes through the steps of a sequence and carries rows on from each to the next.
   *
   * @param over the rows of each step are {@link Step} in the expressions
   * @param first what is carried on after the first step: expressions of {@link Step}, parameters and constants
   * @param next what is carried on after each of the others: of {@link Before}, too
   * @param isBackward whether it begins with the last step
   * @param givesAll whether it gives the first of the rows that are carried on for each step; else only the last one
   * @param standard the operator of ONNX that computes the same; empty if none does
   */
  record Scan(List<RowsExpression> over, List<RowsExpression> first, List<RowsExpression> next, boolean isBackward,
      boolean givesAll, Optional<Recurrent> standard) implements RowsExpression {
    public Scan {
      over = List.copyOf(over);
      first = List.copyOf(first);
      next = List.copyOf(next);
      boolean fits = !first.isEmpty() && first.stream().map(RowsExpression::columns).toList()
          .equals(next.stream().map(RowsExpression::columns).toList());
      if (!fits) {
        throw new IllegalArgumentException("what is carried on changes: " + first + ", then " + next);
      }
    }

    @Override
    public int columns() {
      return first.get(0).columns();
    }
  }

  /**
   * A recurrent layer as ONNX knows it, in one direction.
   *
   * @param operator LSTM, GRU or RNN, with the gates in the order of ONNX
   * @param x what goes in
   * @param recurrentBiases those of a GRU's candidates, whose reset gate stands behind the product; else empty
   * @param function the function of an RNN, as ONNX calls it; else empty
   */
  record Recurrent(String operator, RowsExpression x, Block weights, Block recurrent, Block biases,
      Optional<Block> recurrentBiases, Optional<String> function) {}

  /** In a {@link Scan}: the row of this step. */
  record Step(int index, int columns) implements RowsExpression {}

  /** In a {@link Scan}: a row that was carried on from the step before. */
  record Before(int index, int columns) implements RowsExpression {}

  /** x w. */
  default RowsExpression product(Block weights) {
    return new Product(this, weights, Optional.empty());
  }

  /** b + x w. */
  default RowsExpression product(Block weights, Block biases) {
    return new Product(this, weights, Optional.of(new Parameters(biases)));
  }

  /** start + x w. */
  default RowsExpression productOnto(RowsExpression start, Block weights) {
    return new Product(this, weights, Optional.of(start));
  }

  /** Some of the columns. */
  default RowsExpression part(int from, int columns) {
    return new Part(this, from, columns);
  }

  private RowsExpression call(Expression.Operator operator, RowsExpression... others) {
    return new Operation(operator, others.length == 0 ? List.of(this)
        : others.length == 1 ? List.of(this, others[0]) : List.of(this, others[0], others[1]));
  }

  /** The same number for all rows and columns. */
  static RowsExpression of(double number) {
    return new Constants(List.of(number));
  }

  /** This + other, number by number. */
  default RowsExpression plus(RowsExpression other) {
    return call(Expression.Operator.PLUS, other);
  }

  /** This − other. */
  default RowsExpression minus(RowsExpression other) {
    return call(Expression.Operator.MINUS, other);
  }

  /** This times other, number by number. */
  default RowsExpression times(RowsExpression other) {
    return call(Expression.Operator.TIMES, other);
  }

  /** This divided by other. */
  default RowsExpression over(RowsExpression other) {
    return call(Expression.Operator.OVER, other);
  }

  /** This times a factor, plus an addend, rounded once. */
  default RowsExpression fma(RowsExpression factor, RowsExpression addend) {
    return call(Expression.Operator.FMA, factor, addend);
  }

  /** √this. */
  default RowsExpression sqrt() {
    return call(Expression.Operator.SQRT);
  }

  /** {@link ExactMath#sigmoid(double)} of each number. */
  default RowsExpression sigmoid() {
    return call(Expression.Operator.SIGMOID);
  }

  /** {@link ExactMath#tanh(double)} of each number. */
  default RowsExpression tanh() {
    return call(Expression.Operator.TANH);
  }

  /** The greater of each number and another. */
  default RowsExpression max(double other) {
    return call(Expression.Operator.MAX, of(other));
  }
}
