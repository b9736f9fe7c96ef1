package io.ganglion.engine.network;

import io.ganglion.engine.settings.Precision;

/** An array in one of the two precisions; in the other, it is null, and who asks for it knows which it is. */
@SuppressWarnings("NullAway") // what is right for one precision is wrong for the other
public record Numbers(double[] doubles, float[] floats) {
  public static Numbers of(double[] doubles) {
    return new Numbers(doubles, null);
  }

  public static Numbers of(float[] floats) {
    return new Numbers(null, floats);
  }

  /** All 0. */
  public static Numbers zeros(Precision precision, int size) {
    return switch (precision) {
      case FLOAT64 -> new Numbers(new double[size], null);
      case FLOAT32 -> new Numbers(null, new float[size]);
    };
  }

  public int size() {
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
  public static void round(double[] doubles, float[] floats, int from, int to) {
    for (int i = from; i < to; i++) {
      floats[i] = (float) doubles[i];
    }
  }
}
