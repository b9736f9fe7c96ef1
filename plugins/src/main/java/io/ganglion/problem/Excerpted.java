package io.ganglion.problem;

/**
 * The part of a line that is shown of an excerpt, and where it is underlined.
 *
 * @param before columns of a terminal to the left of what is underlined
 * @param underlined columns, at least one
 */
record Excerpted(String text, int before, int underlined) {
  /** Of longer lines, characters to the left of what is meant, and in all (chosen: two lines of a terminal). */
  private static final int LEFT = 60;
  private static final int MOST = 160;
  private static final String CUT = "…";

  static Excerpted of(Place.Excerpt excerpt) {
    int[] line = excerpt.text().codePoints().map(c -> c == '\t' ? ' ' : c).toArray();
    int start = Math.min(excerpt.column() - 1, line.length);
    int end = Math.min(start + excerpt.length(), line.length);
    boolean isLong = line.length > MOST;
    int from = isLong ? Math.max(0, start - LEFT) : 0;
    int to = isLong ? Math.min(line.length, from + MOST) : line.length;
    String left = (from > 0 ? CUT : "") + SafeText.line(new String(line, from, start - from));
    String meant = SafeText.line(new String(line, start, Math.max(0, Math.min(end, to) - start)));
    String right = SafeText.line(new String(line, Math.min(end, to), to - Math.min(end, to)))
        + (to < line.length ? CUT : "");
    // A place behind the line's end is shown behind it.
    int beyond = Math.max(0, excerpt.column() - 1 - line.length);
    return new Excerpted(left + meant + right, DisplayWidth.of(left) + beyond,
        Math.max(1, DisplayWidth.of(meant) + (isLong ? 0 : excerpt.length() - (end - start))));
  }
}
