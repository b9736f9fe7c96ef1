package io.ganglion.engine.metric;

/** Sorts indices without boxing them. */
final class Descending {
  private Descending() {}

  /** The indices of {@code values} by descending value; equal ones in their order. No value is NaN. */
  static int[] order(double[] values) {
    int[] from = new int[values.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = i;
    }
    int[] to = new int[values.length];
    for (int run = 1; run > 0 && run < from.length; run *= 2) {
      for (int low = 0; low < from.length; low += 2 * run) {
        int middle = Math.min(low + run, from.length);
        merge(values, from, low, middle, Math.min(middle + run, from.length), to);
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private static void merge(double[] values, int[] from, int low, int middle, int high, int[] to) {
    int left = low;
    int right = middle;
    for (int at = low; at < high; at++) {
      boolean takesLeft = right == high || left < middle && values[from[left]] >= values[from[right]];
      to[at] = takesLeft ? from[left++] : from[right++];
    }
  }
}
