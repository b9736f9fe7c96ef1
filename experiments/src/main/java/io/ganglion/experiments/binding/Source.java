package io.ganglion.experiments.binding;

import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in which problems can have a place: an experiment file, or one {@code --set}. Offsets count code points, as
 * people count characters.
 */
public final class Source {
  /** A longer line is shown from a little before the place to a little behind it. */
  private static final int SHOWN = 120;
  private static final int SHOWN_BEFORE = 40;

  private final String name;
  private final int order;
  private final boolean isFile;
  private final int[] text;
  private final List<Integer> lineStarts = new ArrayList<>();

  private Source(String name, int order, boolean isFile, String text) {
    this.name = name;
    this.order = order;
    this.isFile = isFile;
    this.text = text.codePoints().toArray();
    lineStarts.add(0);
    for (int i = 0; i < this.text.length; i++) {
      boolean crBeforeLf = this.text[i] == '\r' && i + 1 < this.text.length && this.text[i + 1] == '\n';
      if (isLineBreak(this.text[i]) && !crBeforeLf) {
        lineStarts.add(i + 1);
      }
    }
  }

  /** The experiment file. */
  public static Source file(String name, String text) {
    return new Source(name, 0, true, text);
  }

  /**
   * A {@code --set}.
   *
   * @param index from 0, counting those of the command line
   */
  static Source override(int index, String text) {
    return new Source("--set " + Shown.shortened(text, 100), index + 1, false, text);
  }

  /**
   * Another option that says something of the experiment, behind every {@code --set}.
   *
   * @param option its name
   * @param index from 0, counting those of the command line
   */
  static Source option(String option, int index, String text) {
    return new Source(option + " " + Shown.shortened(text, 100), Integer.MAX_VALUE / 2 + index, false, text);
  }

  public String name() {
    return name;
  }

  /** Problems in sources of a lower order are shown first. */
  int order() {
    return order;
  }

  int length() {
    return text.length;
  }

  int codePoint(int offset) {
    return text[offset];
  }

  /** {@code iris.yaml:14:23}; for a {@code --set}, itself. */
  String where(int offset) {
    int line = line(offset);
    return isFile ? name + ":" + (line + 1) + ":" + (offset - lineStarts.get(line) + 1) : name;
  }

  /** Whether nothing but blanks stands before an offset in its line. */
  boolean isFirstInLine(int offset) {
    for (int i = lineStarts.get(line(offset)); i < offset; i++) {
      if (text[i] != ' ' && text[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The place of {@code [from, to)}, of which no more than the first line is underlined. */
  Place place(int from, int to) {
    int line = line(from);
    int start = lineStarts.get(line);
    int end = start;
    while (end < text.length && !isLineBreak(text[end])) {
      end++;
    }
    int cutStart = start;
    int cutEnd = end;
    if (end - start > SHOWN) {
      cutStart = Math.max(start, from - SHOWN_BEFORE);
      cutEnd = Math.min(end, cutStart + SHOWN);
    }
    StringBuilder shown = new StringBuilder(cutStart > start ? "…" : "");
    int column = shown.length() + from - cutStart + 1;
    for (int i = cutStart; i < cutEnd; i++) {
      shown.appendCodePoint(isShowable(text[i]) ? text[i] : 0xFFFD);
    }
    if (cutEnd < end) {
      shown.append('…');
    }
    int length = Math.max(1, Math.min(to, cutEnd) - from);
    return new Place(where(from), new Place.Excerpt(line + 1, column, length, shown.toString()));
  }

  /** The line, from 0, in which an offset lies. */
  private int line(int offset) {
    int low = 0;
    int high = lineStarts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineStarts.get(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Whether a character may stand in a YAML text and on a terminal. */
  public static boolean isShowable(int codePoint) {
    return codePoint == '\t' || codePoint >= 0x20 && codePoint < 0x7F || codePoint >= 0xA0 && codePoint < 0xD800
        || codePoint >= 0xE000 && codePoint < 0xFEFF || codePoint > 0xFEFF && codePoint < 0xFFFE
        || codePoint > 0xFFFF;
  }

  static boolean isLineBreak(int codePoint) {
    return codePoint == '\n' || codePoint == '\r';
  }
}
