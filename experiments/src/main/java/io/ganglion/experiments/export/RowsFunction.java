package io.ganglion.experiments.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Functions that compute rows in exports, in the words of C, most of which are Java's: each has one fixed result. Rows
 * lie one after another; {@code y} is overwritten, but for {@link #TIMES}. WEIGHTS are the numbers of the model.
 */
enum RowsFunction {
  COPY("""
      static void copy(const double *x, double *y, int count) {
        for (int i = 0; i < count; i++) {
          y[i] = x[i];
        }
      }
      """),
  CLEAR("""
      static void clear(double *y, int count) {
        for (int i = 0; i < count; i++) {
          y[i] = 0;
        }
      }
      """),
  REPEAT("""
      /* The same numbers in each row. */
      static void repeat(int from, double *y, int rows, int columns) {
        for (int i = 0; i < rows * columns; i++) {
          y[i] = WEIGHTS[from + i % columns];
        }
      }
      """),
  TIMES("""
      /* Adds x times weights to y. */
      static void times(const double *x, int rows, int inputs, double *y, int units, int weights) {
        for (int r = 0; r < rows; r++) {
          for (int k = 0; k < inputs; k++) {
            for (int j = 0; j < units; j++) {
              y[r * units + j] = fma(x[r * inputs + k], WEIGHTS[weights + k * units + j], y[r * units + j]);
            }
          }
        }
      }
      """),
  TAKE("""
      /* Copies columns of the rows of x, which begin at one of them, to columns of y. */
      static void take(const double *x, int fromRow, int width, int from, double *y, int toRow, int toWidth, int to,
          int rows, int columns) {
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < columns; j++) {
            y[(toRow + r) * toWidth + to + j] = x[(fromRow + r) * width + from + j];
          }
        }
      }
      """),
  SUMS("""
      /* The sum of each row: sixteen chains, which are added in halves. */
      static void sums(const double *x, double *y, int rows, int columns) {
        double chains[16];
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < 16; j++) {
            chains[j] = 0;
          }
          for (int j = 0; j < columns; j++) {
            chains[j % 16] += x[r * columns + j];
          }
          for (int half = 8; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
              chains[j] += chains[j + half];
            }
          }
          y[r] = chains[0];
        }
      }
      """),
  SOFTMAX("""
      static void softmax(const double *x, double *y, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
          int at = r * columns;
          double largest = x[at];
          double sum = 0;
          for (int j = 1; j < columns; j++) {
            largest = x[at + j] > largest ? x[at + j] : largest;
          }
          for (int j = 0; j < columns; j++) {
            y[at + j] = exactExp(x[at + j] - largest);
            sum += y[at + j];
          }
          for (int j = 0; j < columns; j++) {
            y[at + j] /= sum;
          }
        }
      }
      """),
  LOOKUP("""
      /* The rows of a table that tokens name. */
      static void lookup(const double *tokens, int table, double *y, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < columns; j++) {
            y[r * columns + j] = WEIGHTS[table + (int) tokens[r] * columns + j];
          }
        }
      }
      """),
  PLACES("""
      /* How many windows there are along an axis; 0 if it is too short. Zeros before are -1 for as many as needed. */
      static int places(int size, int reach, int stride, int before, int behind) {
        int inside = size + before + behind - reach;
        return before < 0 ? (size + stride - 1) / stride : inside < 0 ? 0 : inside / stride + 1;
      }
      """),
  FIRST("""
      /* The place that the first window sees first: 0 or less. */
      static int first(int size, int reach, int stride, int before, int behind) {
        int missing = (places(size, reach, stride, before, behind) - 1) * stride + reach - size;
        return before >= 0 ? -before : -(missing > 0 ? missing : 0) / 2;
      }
      """),
  CONVOLVE("""
      /* Adds what windows of an image see, times weights, to y; lines, then pixels of a line. */
      static void convolve(const double *x, int height, int width, int features, double *y, int lines, int pixels,
          int filters, int weights, int groups, int kernelDown, int strideDown, int dilationDown, int firstDown,
          int kernelAcross, int strideAcross, int dilationAcross, int firstAcross) {
        int part = features / groups;
        int perGroup = filters / groups;
        for (int place = 0; place < lines * pixels; place++) {
          for (int tap = 0; tap < kernelDown * kernelAcross * part; tap++) {
            int line = firstDown + place / pixels * strideDown + tap / part / kernelAcross * dilationDown;
            int pixel = firstAcross + place % pixels * strideAcross + tap / part % kernelAcross * dilationAcross;
            int inside = line >= 0 && line < height && pixel >= 0 && pixel < width ? 1 : 0;
            for (int j = 0; j < filters; j++) {
              int at = (line * width + pixel) * features + j / perGroup * part + tap % part;
              y[place * filters + j] = fma(inside > 0 ? x[at] : 0, WEIGHTS[weights + tap * filters + j],
                  y[place * filters + j]);
            }
          }
        }
      }
      """),
  POOL("""
      /* The largest number in windows of an image, or the mean; lines, then pixels of a line. */
      static void pool(const double *x, int height, int width, int features, double *y, int lines, int pixels,
          int largest, int kernelDown, int strideDown, int firstDown, int kernelAcross, int strideAcross,
          int firstAcross) {
        for (int place = 0; place < lines * pixels; place++) {
          int top = firstDown + place / pixels * strideDown;
          int bottom = top + kernelDown > height ? height : top + kernelDown;
          int left = firstAcross + place % pixels * strideAcross;
          int right = left + kernelAcross > width ? width : left + kernelAcross;
          top = top < 0 ? 0 : top;
          left = left < 0 ? 0 : left;
          for (int j = 0; j < features; j++) {
            double found = x[(top * width + left) * features + j];
            for (int at = top * width + left; at < (bottom - 1) * width + right; at++) {
              double value = x[at * features + j];
              if (at % width < left || at % width >= right || at == top * width + left) {
                continue;
              }
              if (largest == 0) {
                found += value;
              } else if (!(value <= found) && found == found) {
                found = value;
              }
            }
            y[place * features + j] = largest > 0 ? found : found / ((bottom - top) * (right - left));
          }
        }
      }
      """),
  ATTEND("""
      /* For each head, the values weighted by the softmax of the products of queries and keys; w is as long as rows. */
      static void attend(const double *queries, const double *keys, const double *values, double *y, int rows,
          int columns, int heads, int causal, double *w) {
        int size = columns / heads;
        for (int i = 0; i < rows; i++) {
          for (int head = 0; head < columns; head += size) {
            for (int j = 0; j < rows; j++) {
              w[j] = 0;
              for (int k = head; k < head + size && (j <= i || causal == 0); k++) {
                w[j] = fma(queries[i * columns + k], keys[j * columns + k], w[j]);
              }
            }
            softmax(w, w, 1, causal > 0 ? i + 1 : rows);
            for (int k = head; k < head + size; k++) {
              y[i * columns + k] = 0;
            }
            for (int j = 0; j < rows; j++) {
              for (int k = head; k < head + size; k++) {
                y[i * columns + k] = fma(w[j], values[j * columns + k], y[i * columns + k]);
              }
            }
          }
        }
      }
      """),
  ATTEND_LAST("""
      /* For each head, the values weighted by the softmax of a query's products with all keys; w is as long as rows. */
      static void attend_last(const double *query, const double *keys, const double *values, double *y, int rows,
          int columns, int heads, double *w) {
        int size = columns / heads;
        for (int head = 0; head < columns; head += size) {
          for (int j = 0; j < rows; j++) {
            w[j] = 0;
            for (int k = head; k < head + size; k++) {
              w[j] = fma(query[k], keys[j * columns + k], w[j]);
            }
          }
          softmax(w, w, 1, rows);
          for (int k = head; k < head + size; k++) {
            y[k] = 0;
          }
          for (int j = 0; j < rows; j++) {
            for (int k = head; k < head + size; k++) {
              y[k] = fma(w[j], values[j * columns + k], y[k]);
            }
          }
        }
      }
      """);

  /** One after the other. */
  private static final List<String> JAVA_WORDS = List.of(
      "static ", "private static ",
      "const double *", "double[] ",
      "double *", "double[] ",
      "double chains[16];", "double[] chains = new double[16];",
      "fma(", "Math.fma(");

  private final String c;

  RowsFunction(String c) {
    this.c = c;
  }

  /** The functions that it calls, and itself. */
  Set<RowsFunction> closure() {
    return switch (this) {
      case FIRST -> EnumSet.of(this, PLACES);
      case ATTEND, ATTEND_LAST -> EnumSet.of(this, SOFTMAX);
      default -> EnumSet.of(this);
    };
  }

  /** Its name. */
  String call() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every line is indented by two. */
  String text(CodeStyle style) {
    String text = c;
    for (int i = 0; style == CodeStyle.JAVA && i < JAVA_WORDS.size(); i += 2) {
      text = text.replace(JAVA_WORDS.get(i), JAVA_WORDS.get(i + 1));
    }
    return text.indent(2);
  }
}
