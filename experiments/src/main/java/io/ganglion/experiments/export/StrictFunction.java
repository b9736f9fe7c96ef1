package io.ganglion.experiments.export;

import io.ganglion.api.Expression;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions of {@link StrictMath} in C: those of fdlibm, the freely distributable mathematical library of Sun
 * Microsystems (1993), by which Java defines them; operation by operation, so that results have the same bits.
 */
enum StrictFunction {
  EXP("""
      static double strictExp(double x) {
        const int32_t word = high_of(x) & 0x7fffffff;
        const int negative = high_of(x) < 0;
        double high = 0, low = 0;
        int k = 0;
        if (word >= 0x40862E42) {
          if (word >= 0x7ff00000) {
            return x != x ? x : negative ? 0 : x;
          }
          if (x > 0x1.62e42fefa39efp9) {
            return INFINITY;
          }
          if (x < -0x1.74910d52d3051p9) {
            return 0;
          }
        }
        if (word > 0x3fd62e42) {
          if (word < 0x3FF0A2B2) {
            k = negative ? -1 : 1;
          } else {
            k = (int) (0x1.71547652b82fep0 * x + (negative ? -0.5 : 0.5));
          }
          high = x - k * 0x1.62e42fee00000p-1;
          low = k * 0x1.a39ef35793c76p-33;
          x = high - low;
        } else if (word < 0x3e300000) {
          return 1 + x;
        }
        {
          const double t = x * x;
          const double c = x - t * (0x1.555555555553ep-3 + t * (-0x1.6c16c16bebd93p-9
              + t * (0x1.1566aaf25de2cp-14 + t * (-0x1.bbd41c5d26bf1p-20 + t * 0x1.6376972bea4d0p-25))));
          double y;
          if (k == 0) {
            return 1 - ((x * c) / (c - 2) - x);
          }
          y = 1 - ((low - (x * c) / (2 - c)) - high);
          return k >= -1021 ? scaled_by(y, k) : scaled_by(y, k + 1000) * 0x1p-1000;
        }
      }
      """),
  EXPM1("""
      static double power_of_two(int k) {
        return double_of((int64_t) ((uint64_t) (int64_t) (k + 1023) << 52));
      }

      static double strictExpm1(double x) {
        const int32_t word = high_of(x) & 0x7fffffff;
        const int negative = high_of(x) < 0;
        double c = 0, half, square, r, t, e, y;
        int k = 0;
        if (word >= 0x4043687A) {
          if (word >= 0x7ff00000) {
            return x != x ? x : negative ? -1 : x;
          }
          if (x > 0x1.62e42fefa39efp9) {
            return INFINITY;
          }
          if (negative) {
            return -1;
          }
        }
        if (word > 0x3fd62e42) {
          double high, low;
          if (word < 0x3FF0A2B2) {
            k = negative ? -1 : 1;
          } else {
            k = (int) (0x1.71547652b82fep0 * x + (negative ? -0.5 : 0.5));
          }
          high = x - k * 0x1.62e42fee00000p-1;
          low = k * 0x1.a39ef35793c76p-33;
          x = high - low;
          c = (high - x) - low;
        } else if (word < 0x3c900000) {
          return x;
        }
        half = 0.5 * x;
        square = x * half;
        r = 1 + square * (-0x1.11111111110f4p-5 + square * (0x1.a01a019fe5585p-10
            + square * (-0x1.4ce199eaadbb7p-14 + square * (0x1.0cfca86e65239p-18 + square * -0x1.afdb76e09c32dp-23))));
        t = 3 - r * half;
        e = square * ((r - t) / (6 - x * t));
        if (k == 0) {
          return x - (x * e - square);
        }
        e = x * (e - c) - c;
        e -= square;
        if (k == -1) {
          return 0.5 * (x - e) - 0.5;
        }
        if (k == 1) {
          return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
        }
        if (k <= -2 || k > 56) {
          return scaled_by(1 - (e - x), k) - 1;
        }
        if (k < 20) {
          y = (1 - power_of_two(-k)) - (e - x);
        } else {
          y = x - (e + power_of_two(-k));
          y += 1;
        }
        return scaled_by(y, k);
      }
      """),
  LOG1P("""
      static double strictLog1p(double x) {
        const int32_t word = high_of(x);
        const int32_t size = word & 0x7fffffff;
        double f = 0, c = 0, halfSquare, r, s, z;
        int32_t top = 0;
        int k = 1;
        if (word < 0x3FDA827A) {
          if (size >= 0x3ff00000) {
            return x == -1 ? -INFINITY : NAN;
          }
          if (size < 0x3e200000) {
            return size < 0x3c900000 ? x : x - x * x * 0.5;
          }
          if (word > 0 || word <= -1076707645) {
            k = 0;
            f = x;
            top = 1;
          }
        }
        if (word >= 0x7ff00000) {
          return x;
        }
        if (k != 0) {
          double u = word < 0x43400000 ? 1 + x : x;
          top = high_of(u);
          k = (top >> 20) - 1023;
          if (word < 0x43400000) {
            c = k > 0 ? 1 - (u - x) : x - (u - 1);
            c /= u;
          }
          top &= 0x000fffff;
          if (top < 0x6a09e) {
            u = with_high(u, top | 0x3ff00000);
          } else {
            k += 1;
            u = with_high(u, top | 0x3fe00000);
            top = (0x00100000 - top) >> 2;
          }
          f = u - 1;
        }
        halfSquare = 0.5 * f * f;
        if (top == 0) {
          if (f == 0) {
            return k == 0 ? 0 : k * 0x1.62e42fee00000p-1 + (c + k * 0x1.a39ef35793c76p-33);
          }
          r = halfSquare * (1 - 0.66666666666666666 * f);
          return k == 0 ? f - r
              : k * 0x1.62e42fee00000p-1 - ((r - (k * 0x1.a39ef35793c76p-33 + c)) - f);
        }
        s = f / (2 + f);
        z = s * s;
        r = z * (0x1.5555555555593p-1 + z * (0x1.999999997fa04p-2 + z * (0x1.2492494229359p-2
            + z * (0x1.c71c51d8e78afp-3 + z * (0x1.7466496cb03dep-3 + z * (0x1.39a09d078c69fp-3
            + z * 0x1.2f112df3e5244p-3))))));
        return k == 0 ? f - (halfSquare - s * (halfSquare + r))
            : k * 0x1.62e42fee00000p-1
                - ((halfSquare - (s * (halfSquare + r) + (k * 0x1.a39ef35793c76p-33 + c))) - f);
      }
      """),
  SIN("""
      static double sine_near_0(double x, double y, int both) {
        const int32_t word = high_of(x) & 0x7fffffff;
        double z, v, r;
        if (word < 0x3e400000) {
          return x;
        }
        z = x * x;
        v = z * x;
        r = 0x1.111111110f8a6p-7 + z * (-0x1.a01a019c161d5p-13 + z * (0x1.71de357b1fe7dp-19
            + z * (-0x1.ae5e68a2b9cebp-26 + z * 0x1.5d93a5acfd57cp-33)));
        return both ? x - ((z * (0.5 * y - v * r) - y) - v * -0x1.5555555555549p-3)
            : x + v * (-0x1.5555555555549p-3 + z * r);
      }

      static double cosine_near_0(double x, double y) {
        const int32_t word = high_of(x) & 0x7fffffff;
        double z, r, quarter, half;
        if (word < 0x3e400000) {
          return 1;
        }
        z = x * x;
        r = z * (0x1.555555555554cp-5 + z * (-0x1.6c16c16c15177p-10 + z * (0x1.a01a019cb1590p-16
            + z * (-0x1.27e4f809c52adp-22 + z * (0x1.1ee9ebdb4b1c4p-29 + z * -0x1.8fae9be8838d4p-37)))));
        if (word < 0x3FD33333) {
          return 1 - (0.5 * z - (z * r - x * y));
        }
        quarter = word > 0x3fe90000 ? 0.28125 : with_high(0, word - 0x00200000);
        half = 0.5 * z - quarter;
        return (1 - quarter) - (half - (z * r - x * y));
      }

      /* 2 / pi, 24 bits in each. */
      static const int32_t TWO_OVER_PI[] = {
        0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041, 0xFE5163, 0xABDEBB, 0xC561B7,
        0x246E3A, 0x424DD2, 0xE00649, 0x2EEA09, 0xD1921C, 0xFE1DEB, 0x1CB129, 0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C,
        0x7026B4, 0x5F7E41, 0x3991D6, 0x398353, 0x39F49C, 0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F, 0xEF2F11,
        0x8B5A0A, 0x6D1F6D, 0x367ECF, 0x27CB09, 0xB74F46, 0x3F669E, 0x5FEA2D, 0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7,
        0x8A5292, 0xEA6BFB, 0x5FB11F, 0x8D5D08, 0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20, 0x9AF436, 0x1DA9E3, 0x91615E,
        0xE61B08, 0x659985, 0x5F14A0, 0x68408D, 0xFFD880, 0x4D7327, 0x310606, 0x1556CA, 0x73A8C9, 0x60E27B, 0xC08C6B
      };

      /* y[0] + y[1] is what is left of x, which is large, after multiples of pi / 2; their number modulo 8. */
      static int large_remainder(double x, double *y) {
        static const double HALF_PI[] = {0x1.921fb40000000p0, 0x1.4442d00000000p-24, 0x1.8469880000000p-48,
            0x1.8cc5160000000p-72, 0x1.01b8380000000p-96};
        const int exponent = (high_of(x) >> 20) - 1046;
        double parts[3], f[20], fq[20] = {0}, q[20], z, sum;
        int32_t iq[20];
        int count = 3, first, shift, terms = 4, place, last, i, j, k, n, flip;
        z = with_high(x, high_of(x) - exponent * (1 << 20));
        for (i = 0; i < 2; i++) {
          parts[i] = (double) (int32_t) z;
          z = (z - parts[i]) * 0x1p24;
        }
        parts[2] = z;
        while (parts[count - 1] == 0) {
          count--;
        }
        last = count - 1;
        first = (exponent - 3) / 24;
        first = first < 0 ? 0 : first;
        shift = exponent - 24 * (first + 1);
        for (i = 0, j = first - last; i <= last + terms; i++, j++) {
          f[i] = j < 0 ? 0 : (double) TWO_OVER_PI[j];
        }
        for (i = 0; i <= terms; i++) {
          for (j = 0, sum = 0; j <= last; j++) {
            sum += parts[j] * f[last + i - j];
          }
          q[i] = sum;
        }
        place = terms;
        for (;;) {
          for (i = 0, j = place, z = q[place]; j > 0; i++, j--) {
            sum = (double) (int32_t) (0x1p-24 * z);
            iq[i] = (int32_t) (z - 0x1p24 * sum);
            z = q[j - 1] + sum;
          }
          z = scalbn(z, shift);
          z -= 8 * floor(z * 0.125);
          n = (int) z;
          z -= (double) n;
          flip = 0;
          if (shift > 0) {
            i = iq[place - 1] >> (24 - shift);
            n += i;
            iq[place - 1] -= i << (24 - shift);
            flip = iq[place - 1] >> (23 - shift);
          } else if (shift == 0) {
            flip = iq[place - 1] >> 23;
          } else if (z >= 0.5) {
            flip = 2;
          }
          if (flip > 0) {
            int carry = 0;
            n += 1;
            for (i = 0; i < place; i++) {
              j = iq[i];
              if (carry) {
                iq[i] = 0xffffff - j;
              } else if (j != 0) {
                carry = 1;
                iq[i] = 0x1000000 - j;
              }
            }
            if (shift == 1) {
              iq[place - 1] &= 0x7fffff;
            } else if (shift == 2) {
              iq[place - 1] &= 0x3fffff;
            }
            if (flip == 2) {
              z = 1 - z;
              if (carry) {
                z -= scalbn(1, shift);
              }
            }
          }
          if (z != 0) {
            break;
          }
          for (j = 0, i = place - 1; i >= terms; i--) {
            j |= iq[i];
          }
          if (j != 0) {
            break;
          }
          for (k = 1; iq[terms - k] == 0; k++) {
          }
          for (i = place + 1; i <= place + k; i++) {
            f[last + i] = (double) TWO_OVER_PI[first + i];
            for (j = 0, sum = 0; j <= last; j++) {
              sum += parts[j] * f[last + i - j];
            }
            q[i] = sum;
          }
          place += k;
        }
        if (z == 0) {
          do {
            place--;
            shift -= 24;
          } while (iq[place] == 0);
        } else {
          z = scalbn(z, -shift);
          if (z >= 0x1p24) {
            sum = (double) (int32_t) (0x1p-24 * z);
            iq[place] = (int32_t) (z - 0x1p24 * sum);
            place += 1;
            shift += 24;
            iq[place] = (int32_t) sum;
          } else {
            iq[place] = (int32_t) z;
          }
        }
        sum = scalbn(1, shift);
        for (i = place; i >= 0; i--) {
          q[i] = sum * (double) iq[i];
          sum *= 0x1p-24;
        }
        for (i = place; i >= 0; i--) {
          for (sum = 0, k = 0; k <= terms && k <= place - i; k++) {
            sum += HALF_PI[k] * q[i + k];
          }
          fq[place - i] = sum;
        }
        for (sum = 0, i = place; i >= 0; i--) {
          sum += fq[i];
        }
        y[0] = flip == 0 ? sum : -sum;
        sum = fq[0] - sum;
        for (i = 1; i <= place; i++) {
          sum += fq[i];
        }
        y[1] = flip == 0 ? sum : -sum;
        return n & 7;
      }

      /* The same for any x beyond pi / 4. */
      static int remainder_of(double x, double *y) {
        const int32_t word = high_of(x) & 0x7fffffff;
        const double size = fabs(x);
        double r, w, t;
        int n;
        if (word < 0x4002d97c) {
          n = 1;
          r = size - 0x1.921fb54400000p0;
          w = 0x1.0b4611a626331p-34;
          if (word == 0x3ff921fb) {
            r -= 0x1.0b4611a600000p-34;
            w = 0x1.3198a2e037073p-69;
          }
          y[0] = r - w;
        } else if (word <= 0x413921fb) {
          n = (int) (size * 0x1.45f306dc9c883p-1 + 0.5);
          r = size - n * 0x1.921fb54400000p0;
          w = n * 0x1.0b4611a626331p-34;
          y[0] = r - w;
          if (n >= 32 || word == high_of(n * 0x1.921fb54442d18p0)) {
            if ((word >> 20) - ((high_of(y[0]) >> 20) & 0x7ff) > 16) {
              t = r;
              w = n * 0x1.0b4611a600000p-34;
              r = t - w;
              w = n * 0x1.3198a2e037073p-69 - ((t - r) - w);
              y[0] = r - w;
              if ((word >> 20) - ((high_of(y[0]) >> 20) & 0x7ff) > 49) {
                t = r;
                w = n * 0x1.3198a2e000000p-69;
                r = t - w;
                w = n * 0x1.b839a252049c1p-104 - ((t - r) - w);
                y[0] = r - w;
              }
            }
          }
        } else {
          n = large_remainder(size, y);
          if (x < 0) {
            y[0] = -y[0];
            y[1] = -y[1];
            n = -n;
          }
          return n;
        }
        y[1] = (r - y[0]) - w;
        if (x < 0) {
          y[0] = -y[0];
          y[1] = -y[1];
          n = -n;
        }
        return n;
      }

      static double strictSin(double x) {
        const int32_t word = high_of(x) & 0x7fffffff;
        double y[2];
        if (word <= 0x3fe921fb) {
          return sine_near_0(x, 0, 0);
        }
        if (word >= 0x7ff00000) {
          return NAN;
        }
        switch (remainder_of(x, y) & 3) {
          case 0:
            return sine_near_0(y[0], y[1], 1);
          case 1:
            return cosine_near_0(y[0], y[1]);
          case 2:
            return -sine_near_0(y[0], y[1], 1);
          default:
            return -cosine_near_0(y[0], y[1]);
        }
      }
      """);

  /** What they call. */
  private static final String COMMON = """
      /*
       * The functions strictExp, strictExpm1, strictLog1p and strictSin compute as fdlibm does:
       * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
       * Developed at SunSoft, a Sun Microsystems, Inc. business.
       * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
       * is preserved.
       */
      static int32_t high_of(double x) {
        return (int32_t) (bits_of(x) >> 32);
      }
      """;

  private static final String WITH_HIGH = """
      static double with_high(double x, int32_t high) {
        return double_of((int64_t) (((uint64_t) (uint32_t) high << 32) | ((uint64_t) bits_of(x) & 0xffffffffu)));
      }
      """;

  private static final String SCALED_BY = """
      /* x times 2 to the power of k, by its exponent. */
      static double scaled_by(double x, int k) {
        return double_of((int64_t) ((uint64_t) bits_of(x) + ((uint64_t) (int64_t) k << 52)));
      }
      """;

  private final String c;

  StrictFunction(String c) {
    this.c = c;
  }

  /** The function of an operator; empty if it is none of them. */
  static Optional<StrictFunction> of(Expression.Operator operator) {
    return switch (operator) {
      case STRICT_EXP -> Optional.of(EXP);
      case STRICT_EXPM1 -> Optional.of(EXPM1);
      case STRICT_LOG1P -> Optional.of(LOG1P);
      case STRICT_SIN -> Optional.of(SIN);
      default -> Optional.empty();
    };
  }

  /** Some of them, and what they call. */
  static String inC(Set<StrictFunction> functions) {
    if (functions.isEmpty()) {
      return "";
    }
    boolean buildsNumbers = functions.contains(LOG1P) || functions.contains(SIN);
    boolean scales = functions.contains(EXP) || functions.contains(EXPM1);
    return COMMON + "\n" + (buildsNumbers ? WITH_HIGH + "\n" : "") + (scales ? SCALED_BY + "\n" : "")
        + functions.stream().map(function -> function.c + "\n").collect(Collectors.joining());
  }
}
