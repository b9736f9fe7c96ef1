package io.ganglion.engine;

/** An array in one of the two precisions; in the other, it is null, and who asks for it knows which it is. */
@SuppressWarnings("NullAway") // what is right for one precision is wrong for the other
record Numbers(double[] doubles, float[] floats) {
  static Numbers of(double[] doubles) {
    return new Numbers(doubles, null);
  }

  static Numbers of(float[] floats) {
    return new Numbers(null, floats);
  }

  /** All 0. */
  static Numbers zeros(Precision precision, int size) {
    return switch (precision) {
      case FLOAT64 -> new Numbers(new double[size], null);
      case FLOAT32 -> new Numbers(null, new float[size]);
    };
  }

  int size() {
    return floats == null ? doubles.length : floats.length;
  }

  /** Overwrites {@code [at, at + size)} with {@code from[fromAt, fromAt + size)}, which has the same precision. */
  void copy(Numbers from, int fromAt, int at, int size) {
    if (floats == null) {
      System.arraycopy(from.doubles, fromAt, doubles, at, size);
    } else {
      System.arraycopy(from.floats, fromAt, floats, at, size);
    }
  }

  /** Overwrites {@code floats[from, to)} with what is there in {@code doubles}, rounded. */
  static void round(double[] doubles, float[] floats, int from, int to) {
    for (int i = from; i < to; i++) {
      floats[i] = (float) doubles[i];
    }
  }

  /** Whether all are. Four sums, none of which waits for another: 0 times a number that isn't finite is none. */
  static boolean areFinite(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < values.length - 3; i += 4) {
      a = Math.fma(values[i], 0, a);
      b = Math.fma(values[i + 1], 0, b);
      c = Math.fma(values[i + 2], 0, c);
      d = Math.fma(values[i + 3], 0, d);
    }
    for (; i < values.length; i++) {
      a = Math.fma(values[i], 0, a);
    }
    return a + b + c + d == 0;
  }
}
