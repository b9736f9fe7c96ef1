package io.ganglion.experiments.export;

import io.ganglion.api.Expression;

/** Where Java and C differ in what both compute alike. */
enum CodeStyle {
  JAVA, C;

  /** What stands before a function's result. */
  String modifiers() {
    return this == JAVA ? "private static " : "static ";
  }

  /** A parameter that is an array which isn't changed. */
  String constantArray(String name) {
    return this == JAVA ? "double[] " + name : "const double *" + name;
  }

  /** What an object, or a struct, keeps. */
  String member(String name) {
    return this == JAVA ? name : "text->" + name;
  }

  /** What ends the function that computes a network's outputs where an example can't be used. */
  String refuse(String message) {
    return this == JAVA ? "throw new IllegalArgumentException(" + Literals.inJava(message) + ");" : "return -2;";
  }

  /** What calls an operator that is a function. */
  String function(Expression.Operator operator) {
    return switch (operator) {
      case FMA -> this == JAVA ? "Math.fma" : "fma";
      case ABS -> this == JAVA ? "Math.abs" : "fabs";
      case SQRT -> this == JAVA ? "Math.sqrt" : "sqrt";
      case MAX -> this == JAVA ? "Math.max" : "greater";
      case MIN -> this == JAVA ? "Math.min" : "lesser";
      case EXP -> "exactExp";
      case LOG -> "exactLog";
      case SIGMOID -> "exactSigmoid";
      case TANH -> "exactTanh";
      case STRICT_EXP -> this == JAVA ? "StrictMath.exp" : "strictExp";
      case STRICT_EXPM1 -> this == JAVA ? "StrictMath.expm1" : "strictExpm1";
      case STRICT_LOG1P -> this == JAVA ? "StrictMath.log1p" : "strictLog1p";
      case STRICT_SIN -> this == JAVA ? "StrictMath.sin" : "strictSin";
      case PLUS, MINUS, TIMES, OVER, NEGATED, IF_GREATER ->
          throw new IllegalArgumentException(operator + " is no function");
    };
  }

  /** A number, to the bit. */
  String number(double value) {
    if (Double.isFinite(value)) {
      return value == Math.rint(value) && Math.abs(value) < 1e6 ? Double.toString(value) : Double.toHexString(value);
    }
    if (this == JAVA) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : value < 0 ? "Double.NEGATIVE_INFINITY" : "Double.NaN";
    }
    return value > 0 ? "INFINITY" : value < 0 ? "-INFINITY" : "NAN";
  }

  /** A text as a literal, in ASCII. */
  String text(String text) {
    return this == JAVA ? Literals.inJava(text) : Literals.inC(text);
  }
}
