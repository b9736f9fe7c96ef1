package io.ganglion.engine.network;

import io.ganglion.engine.settings.Precision;
import java.util.Arrays;

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

  Precision precision() {
    return floats == null ? Precision.FLOAT64 : Precision.FLOAT32;
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

  /** Overwrites {@code [at, at + size)} with 0. */
  void clear(int at, int size) {
    if (floats == null) {
      Arrays.fill(doubles, at, at + size, 0);
    } else {
      Arrays.fill(floats, at, at + size, 0);
    }
  }

  /** The number at an index, widened. */
  double number(int index) {
    return floats == null ? doubles[index] : floats[index];
  }

  /** Overwrites {@code floats[from, to)} with what is there in {@code doubles}, rounded. */
  public static void round(double[] doubles, float[] floats, int from, int to) {
    for (int i = from; i < to; i++) {
      floats[i] = (float) doubles[i];
    }
  }
}
