package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The functions of {@link io.ganglion.api.ExactMath}, as exports carry them: operation by operation as there, in the
 * words that Java and C have in common, but for what {@link #inC} replaces.
 */
enum ExactFunction {
  POWER("""
      /* 2 to the power of exponent, which is in the range of normal numbers. */
      private static double power(long exponent) {
        return Double.longBitsToDouble(exponent + 1023 << 52);
      }
      """),
  POLYNOMIAL("""
      private static double polynomial(double r, double r2) {
        double sum = Math.fma(0x1.1f8b4cd99e7aap-29, r2, Math.fma(0x1.af4dea2bc3f25p-26, r, 0x1.27e4cccda6fcfp-22));
        sum = Math.fma(sum, r2, Math.fma(0x1.71de023137276p-19, r, 0x1.a01a01acfae99p-16));
        sum = Math.fma(sum, r2, Math.fma(0x1.a01a01abe8206p-13, r, 0x1.6c16c16c151fcp-10));
        sum = Math.fma(sum, r2, Math.fma(0x1.11111111100dbp-7, r, 0x1.5555555555558p-5));
        sum = Math.fma(sum, r2, Math.fma(0x1.5555555555557p-3, r, 0x1.0p-1));
        return sum;
      }
      """),
  REDUCED("""
      private static double reduced(double x, double k) {
        return Math.fma(k, -0x1.ef35793c7673p-45, Math.fma(k, -0x1.62e42fefa38p-1, x));
      }
      """),
  EXP("""
      private static double exactExp(double x) {
        double inside = x > 710 ? 710 : x;
        inside = inside < -746 ? -746 : inside;
        double shifted = Math.fma(inside, 0x1.71547652b82fep0, 0x1.8p52);
        double r = reduced(inside, shifted - 0x1.8p52);
        double r2 = r * r;
        double value = 1 + Math.fma(polynomial(r, r2), r2, r);
        long exponent = Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(0x1.8p52);
        long half = ((exponent + 2048) >> 1) - 1024;
        return value * power(half) * power(exponent - half);
      }
      """),
  SIGMOID("""
      private static double exactSigmoid(double x) {
        double inside = -Math.abs(x);
        inside = inside < -746 ? -746 : inside;
        double shifted = Math.fma(inside, 0x1.71547652b82fep0, 0x1.8p52);
        double unit = power(Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(0x1.8p52) + 128);
        double r = reduced(inside, shifted - 0x1.8p52);
        double r2 = r * r;
        double e = (1 + Math.fma(polynomial(r, r2), r2, r)) * unit * 0x1.0p-128;
        double top = x < 0 ? e : 1;
        double bottom = 1 + e;
        double lost = e - (bottom - 1);
        double y = top / bottom;
        double residue = Math.fma(-y, lost, Math.fma(-y, bottom, top));
        return Math.fma(residue, x < 0 ? 1 - y : y, y);
      }
      """),
  TANH("""
      private static double exactTanh(double x) {
        double doubled = -2 * Math.abs(x);
        doubled = doubled < -60 ? -60 : doubled;
        double shifted = Math.fma(doubled, 0x1.71547652b82fep0, 0x1.8p52);
        double unit = power(Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(0x1.8p52));
        double r = reduced(doubled, shifted - 0x1.8p52);
        double r2 = r * r;
        double sum = polynomial(r, r2);
        double part = Math.fma(sum, r2, r);
        double m = Math.fma(unit, part, unit - 1);
        double lostOfPart = Math.fma(sum, r2, r - part);
        double lost = Math.fma(unit, lostOfPart, Math.fma(unit, part, unit - 1 - m));
        double bottom = 2 + m;
        double lostOfBottom = m - (bottom - 2);
        double y = -m / bottom;
        double residue = Math.fma(-y, lostOfBottom, Math.fma(-y, bottom, -m));
        residue = Math.fma(-y, lost, residue - lost);
        return Math.copySign(Math.fma(residue, Math.fma(0.5, y, 0.5), y), x);
      }
      """),
  LOG("""
      private static double exactLog(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
          return x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
        }
        boolean subnormal = x < 0x1.0p-1022;
        long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1.0p54 : x);
        long above = bits - 0x3fe6a09e667f3bcdL;
        double k = (above >> 52) - (subnormal ? 54 : 0);
        double f = Double.longBitsToDouble((above & 0x000fffffffffffffL) + 0x3fe6a09e667f3bcdL) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double q = Math.fma(0x1.2b60774e2ad35p-3, z, 0x1.39fdaa4d31952p-3);
        q = Math.fma(q, z, 0x1.7462ba9be8ac2p-3);
        q = Math.fma(q, z, 0x1.c71c62cea44fep-3);
        q = Math.fma(q, z, 0x1.2492492e0528p-2);
        q = Math.fma(q, z, 0x1.9999999995218p-2);
        q = Math.fma(q, z, 0x1.5555555555558p-1);
        double halfSquare = 0.5 * f * f;
        double correction = Math.fma(s, Math.fma(q, z, halfSquare), k * 0x1.ef35793c7673p-45);
        return k * 0x1.62e42fefa38p-1 - ((halfSquare - correction) - f);
      }
      """);

  /** One after the other. */
  private static final List<String> C_WORDS = List.of(
      "private static ", "static ",
      "Math.fma(", "fma(",
      "Math.abs(", "fabs(",
      "Math.copySign(", "copysign(",
      "Double.doubleToRawLongBits(", "bits_of(",
      "Double.longBitsToDouble(", "double_of(",
      "Double.NEGATIVE_INFINITY", "-INFINITY",
      "Double.POSITIVE_INFINITY", "INFINITY",
      "Double.NaN", "NAN",
      "boolean ", "int ",
      "exponent + 1023 << 52", "(int64_t) ((uint64_t) (exponent + 1023) << 52)",
      "(long exponent)", "(int64_t exponent)",
      "  long ", "  int64_t ");

  private final String java;

  ExactFunction(String java) {
    this.java = java;
  }

  /** The functions that it calls. */
  private ExactFunction[] callees() {
    return switch (this) {
      case POWER, POLYNOMIAL, REDUCED, LOG -> new ExactFunction[0];
      case EXP, SIGMOID, TANH -> new ExactFunction[] {POWER, POLYNOMIAL, REDUCED};
    };
  }

  /** It and those that it calls. */
  Set<ExactFunction> closure() {
    Set<ExactFunction> all = EnumSet.of(this);
    all.addAll(List.of(callees()));
    return all;
  }

  /** The function that an operator needs; empty if languages have it themselves. */
  static Optional<ExactFunction> of(Expression.Operator operator) {
    return switch (operator) {
      case EXP -> Optional.of(EXP);
      case LOG -> Optional.of(LOG);
      case SIGMOID -> Optional.of(SIGMOID);
      case TANH -> Optional.of(TANH);
      default -> Optional.empty();
    };
  }

  String inJava() {
    return java;
  }

  String inC() {
    String c = java;
    for (int i = 0; i < C_WORDS.size(); i += 2) {
      c = c.replace(C_WORDS.get(i), C_WORDS.get(i + 1));
    }
    return c;
  }
}
