package io.ganglion.api.host;

import java.util.Locale;
import java.util.function.IntFunction;

/** Arrays as the text of a record shows them: all of a short one, the beginning and the length of a long one. */
public final class ArrayText {
  private static final int SHOWN = 10;

  private ArrayText() {}

  /** {@code [0.5, 1.0]}; {@code [0.5, 1.0, … (1,000 in all)]} if there are more than ten. */
  public static String of(double[] values) {
    return text(values.length, i -> Double.toString(values[i]));
  }

  /** Likewise. */
  public static String of(int[] values) {
    return text(values.length, i -> Integer.toString(values[i]));
  }

  /** Likewise. */
  public static String of(byte[] values) {
    return text(values.length, i -> Byte.toString(values[i]));
  }

  private static String text(int length, IntFunction<String> element) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < Math.min(length, SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(element.apply(i));
    }
    return text.append(length > SHOWN ? String.format(Locale.ROOT, ", … (%,d in all)]", length) : "]").toString();
  }
}
