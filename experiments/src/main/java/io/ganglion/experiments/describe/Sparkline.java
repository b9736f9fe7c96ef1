package io.ganglion.experiments.describe;

import java.util.Arrays;

/** A small drawing of counts, a character for each bar; a bar that isn't 0 is at least the lowest. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII = ".:-=+*#@";

  private Sparkline() {}

  /**
   * Draws counts; if there are more than {@code width}, neighbours together.
   *
   * @param unicode whether by blocks of an eighth, or by characters of more and more ink
   */
  static String of(int[] counts, int width, boolean unicode) {
    int bars = Math.min(width, counts.length);
    long[] sums = new long[bars];
    for (int i = 0; i < counts.length; i++) {
      sums[(int) ((long) i * bars / counts.length)] += counts[i];
    }
    long greatest = Arrays.stream(sums).max().orElse(0);
    String levels = unicode ? BLOCKS : ASCII;
    StringBuilder line = new StringBuilder();
    for (long sum : sums) {
      line.append(sum == 0 ? ' ' : levels.charAt((int) ((sum * levels.length() - 1) / greatest)));
    }
    return line.toString();
  }
}
