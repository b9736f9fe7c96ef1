package io.ganglion.api;

import io.ganglion.api.exact.DoubleExp;
import io.ganglion.api.exact.DoubleLog;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number that is computed from a net input x, written down: what exports translate into other languages. It is
 * computed in {@code double}, operation by operation as it is built, each rounded once. What is used in several places
 * is computed once. Immutable.
 *
 * <p>Swish, for example: {@code x.times(x.sigmoid())}.
 */
public sealed interface Expression {
  /** The net input itself. */
  record NetInput() implements Expression {}

  /** A constant. */
  record Constant(double value) implements Expression {}

  /**
   * An operation on other expressions.
   *
   * @param operands as many as the operation has
   */
  record Operation(Operator operator, List<Expression> operands) implements Expression {
    public Operation {
      operands = List.copyOf(operands);
      if (operands.size() != operator.operands()) {
        throw new IllegalArgumentException(operator + " has " + operator.operands() + " operands, not "
            + operands.size());
      }
    }
  }

  /** What can be done with numbers. */
  enum Operator {
    /** a + b. */
    PLUS(2),
    /** a − b. */
    MINUS(2),
    /** a · b. */
    TIMES(2),
    /** a / b. */
    OVER(2),
    /** a · b + c, rounded once: {@link Math#fma(double, double, double)}. */
    FMA(3),
    /** −a. */
    NEGATED(1),
    /** |a|. */
    ABS(1),
    /** As {@link Math#max(double, double)}: NaN if one of them is. */
    MAX(2),
    /** As {@link Math#min(double, double)}: NaN if one of them is. */
    MIN(2),
    /** √a: {@link Math#sqrt}. */
    SQRT(1),
    /** {@link ExactMath#exp(double)}. */
    EXP(1),
    /** {@link ExactMath#log(double)}. */
    LOG(1),
    /** {@link ExactMath#sigmoid(double)}. */
    SIGMOID(1),
    /** {@link ExactMath#tanh(double)}. */
    TANH(1),
    /** {@link StrictMath#exp}. */
    STRICT_EXP(1),
    /** {@link StrictMath#expm1}. */
    STRICT_EXPM1(1),
    /** {@link StrictMath#log1p}. */
    STRICT_LOG1P(1),
    /** {@link StrictMath#sin}. */
    STRICT_SIN(1),
    /** c where a > b, else d: also where one of them is NaN. */
    IF_GREATER(4);

    private final int operands;

    Operator(int operands) {
      this.operands = operands;
    }

    /** How many operands it has. */
    public int operands() {
      return operands;
    }

    /** The operation on some numbers. */
    private double of(double[] x) {
      return switch (this) {
        case PLUS -> x[0] + x[1];
        case MINUS -> x[0] - x[1];
        case TIMES -> x[0] * x[1];
        case OVER -> x[0] / x[1];
        case FMA -> Math.fma(x[0], x[1], x[2]);
        case NEGATED -> -x[0];
        case ABS -> Math.abs(x[0]);
        case MAX -> Math.max(x[0], x[1]);
        case MIN -> Math.min(x[0], x[1]);
        case SQRT -> Math.sqrt(x[0]);
        case EXP -> DoubleExp.exp(x[0]);
        case LOG -> DoubleLog.log(x[0]);
        case SIGMOID -> DoubleExp.sigmoid(x[0]);
        case TANH -> DoubleExp.tanh(x[0]);
        case STRICT_EXP -> StrictMath.exp(x[0]);
        case STRICT_EXPM1 -> StrictMath.expm1(x[0]);
        case STRICT_LOG1P -> StrictMath.log1p(x[0]);
        case STRICT_SIN -> StrictMath.sin(x[0]);
        case IF_GREATER -> x[0] > x[1] ? x[2] : x[3];
      };
    }
  }

  /** A constant. */
  static Expression of(double value) {
    return new Constant(value);
  }

  /** {@code then} where a > b, else {@code otherwise}: also where one of them is NaN. */
  static Expression ifGreater(Expression a, Expression b, Expression then, Expression otherwise) {
    return call(Operator.IF_GREATER, a, b, then, otherwise);
  }

  private static Expression call(Operator operator, Expression... operands) {
    return new Operation(operator, List.of(operands));
  }

  /** This + other. */
  default Expression plus(Expression other) {
    return call(Operator.PLUS, this, other);
  }

  /** This + a constant. */
  default Expression plus(double other) {
    return plus(of(other));
  }

  /** This − other. */
  default Expression minus(Expression other) {
    return call(Operator.MINUS, this, other);
  }

  /** This − a constant. */
  default Expression minus(double other) {
    return minus(of(other));
  }

  /** This times other. */
  default Expression times(Expression other) {
    return call(Operator.TIMES, this, other);
  }

  /** This times a constant. */
  default Expression times(double other) {
    return times(of(other));
  }

  /** This divided by other. */
  default Expression over(Expression other) {
    return call(Operator.OVER, this, other);
  }

  /** This times a factor, plus an addend, rounded once. */
  default Expression fma(Expression factor, Expression addend) {
    return call(Operator.FMA, this, factor, addend);
  }

  /** −this. */
  default Expression negated() {
    return call(Operator.NEGATED, this);
  }

  /** |this|. */
  default Expression abs() {
    return call(Operator.ABS, this);
  }

  /** The greater of this and a constant. */
  default Expression max(double other) {
    return call(Operator.MAX, this, of(other));
  }

  /** The lesser of this and a constant. */
  default Expression min(double other) {
    return call(Operator.MIN, this, of(other));
  }

  /** √this. */
  default Expression sqrt() {
    return call(Operator.SQRT, this);
  }

  /** {@link ExactMath#exp(double)} of this. */
  default Expression exp() {
    return call(Operator.EXP, this);
  }

  /** {@link ExactMath#log(double)} of this. */
  default Expression log() {
    return call(Operator.LOG, this);
  }

  /** {@link ExactMath#sigmoid(double)} of this. */
  default Expression sigmoid() {
    return call(Operator.SIGMOID, this);
  }

  /** {@link ExactMath#tanh(double)} of this. */
  default Expression tanh() {
    return call(Operator.TANH, this);
  }

  /** {@link StrictMath#exp} of this. */
  default Expression strictExp() {
    return call(Operator.STRICT_EXP, this);
  }

  /** {@link StrictMath#expm1} of this. */
  default Expression strictExpm1() {
    return call(Operator.STRICT_EXPM1, this);
  }

  /** {@link StrictMath#log1p} of this. */
  default Expression strictLog1p() {
    return call(Operator.STRICT_LOG1P, this);
  }

  /** {@link StrictMath#sin} of this. */
  default Expression strictSin() {
    return call(Operator.STRICT_SIN, this);
  }

  /** Its value for a net input. */
  default double at(double x) {
    return at(x, new IdentityHashMap<>());
  }

  private double at(double x, Map<Expression, Double> known) {
    if (this instanceof Constant constant) {
      return constant.value();
    }
    if (!(this instanceof Operation operation)) {
      return x;
    }
    Double before = known.get(this);
    if (before != null) {
      return before;
    }
    double[] operands = operation.operands().stream().mapToDouble(operand -> operand.at(x, known)).toArray();
    double value = operation.operator().of(operands);
    known.put(this, value);
    return value;
  }
}
