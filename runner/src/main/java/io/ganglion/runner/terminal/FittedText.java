package io.ganglion.runner.terminal;

import io.ganglion.problem.DisplayWidth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of several lines as it fits a width: what is too long goes on below itself, between words; tables lose columns
 * instead, and say which. Words aren't broken, and commands that are to be copied aren't either: the terminal does
 * that.
 */
final class FittedText {
  /** What begins a line and what goes on stands beside: {@code data        150 examples}, {@code   help: }. */
  private static final Pattern LABEL = Pattern.compile("[^\\s|]+(?: [^\\s|]+){0,2} {2,}(?=\\S)");
  private static final Pattern PREFIX = Pattern.compile(" *(?:error|warning|note|help|why|try|cause): | *--> ");
  private static final Pattern LEFT_ALONE =
      Pattern.compile(" *\\d* \\|.*|(?:run|next|wrote) {2,}.*|.*--resume .*|\\$ .*", Pattern.DOTALL);
  /** What a table can do without, the first of them first; then columns go from the right. */
  private static final List<String> SPARED =
      List.of("propagations", "failed", "of", "IQR", "epochs", "wins", "examples");
  private static final int LONGEST_LABEL = 20;
  private static final int LEAST_COLUMNS = 3;
  private static final String LEFT_OUT = "left out to fit the width: ";

  private final int width;
  private final StringBuilder out = new StringBuilder();

  private FittedText(int width) {
    this.width = width;
  }

  /** A text as it fits {@code width} columns. */
  static String of(String text, int width) {
    if (text.lines().allMatch(line -> DisplayWidth.of(line) <= width)) {
      return text;
    }
    FittedText fitted = new FittedText(width);
    List<String> block = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty()) {
        fitted.block(block);
        block.clear();
        fitted.out.append('\n');
      } else {
        block.add(line);
      }
    }
    fitted.block(block);
    return fitted.out.substring(0, fitted.out.length() - 1);
  }

  /** Lines without an empty one between them. */
  private void block(List<String> lines) {
    for (int from = 0; from < lines.size(); ) {
      int rows = rowsOfTable(lines, from);
      if (rows > 1) {
        table(lines.subList(from, from + rows));
        from += rows;
      } else {
        line(lines.get(from));
        from++;
      }
    }
  }

  private void line(String line) {
    if (DisplayWidth.of(line) <= width || LEFT_ALONE.matcher(line).matches()) {
      out.append(line).append('\n');
      return;
    }
    int hang = hang(line);
    String indent = " ".repeat(hang);
    int column = leading(line);
    out.append(line, 0, column);
    boolean isFirst = true;
    int at = column;
    while (at < line.length()) {
      int word = at;
      while (word < line.length() && line.charAt(word) == ' ') {
        word++;
      }
      int end = line.indexOf(' ', word);
      end = end < 0 ? line.length() : end;
      int wide = DisplayWidth.of(line.substring(word, end));
      int gap = isFirst ? 0 : word - at;
      if (!isFirst && column + gap + wide > width && column > hang) {
        out.append('\n').append(indent);
        column = hang;
        gap = 0;
      }
      out.append(" ".repeat(gap)).append(line, word, end);
      column += gap + wide;
      isFirst = false;
      at = end;
    }
    out.append('\n');
  }

  /** Where a line goes on. */
  private int hang(String line) {
    Matcher label = LABEL.matcher(line);
    int hang = label.lookingAt() && label.end() <= LONGEST_LABEL ? label.end() : leading(line) + 2;
    Matcher prefix = PREFIX.matcher(line);
    if (prefix.lookingAt()) {
      hang = leading(line) + 2;
    } else if (leading(line) > 2 && !label.lookingAt()) {
      hang = leading(line);
    }
    return hang > width / 2 ? Math.min(2, width / 2) : hang;
  }

  private static int leading(String line) {
    int blanks = 0;
    while (blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return blanks;
  }

  /** How many lines from one on are rows of a table that is too wide; 1 if there is none. */
  private int rowsOfTable(List<String> lines, int from) {
    int rows = 1;
    int tooWide = DisplayWidth.of(lines.get(from));
    BitSet used = used(lines.get(from));
    while (from + rows < lines.size()) {
      BitSet more = (BitSet) used.clone();
      more.or(used(lines.get(from + rows)));
      if (columns(more).size() < LEAST_COLUMNS || columns(more).size() < columns(used).size() - 1) {
        break;
      }
      used = more;
      tooWide = Math.max(tooWide, DisplayWidth.of(lines.get(from + rows)));
      rows++;
    }
    return columns(used).size() < LEAST_COLUMNS || tooWide <= width ? 1 : rows;
  }

  /** The columns of the terminal in which a line has a character other than a blank, or a single blank. */
  private static BitSet used(String line) {
    BitSet used = new BitSet();
    int column = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int wide = DisplayWidth.of(line.codePointAt(i));
      boolean isSingleBlank = line.charAt(i) == ' ' && i > 0 && i + 1 < line.length() && line.charAt(i - 1) != ' '
          && line.charAt(i + 1) != ' ';
      if (line.charAt(i) != ' ' || isSingleBlank) {
        used.set(column, column + wide);
      }
      column += wide;
    }
    return used;
  }

  /** From and to of each column of a table, in columns of the terminal. */
  private static List<int[]> columns(BitSet used) {
    List<int[]> columns = new ArrayList<>();
    for (int from = used.nextSetBit(0); from >= 0; ) {
      int to = used.nextClearBit(from);
      columns.add(new int[] {from, to});
      from = used.nextSetBit(to);
    }
    return columns;
  }

  private void table(List<String> lines) {
    BitSet used = new BitSet();
    lines.forEach(line -> used.or(used(line)));
    List<int[]> columns = columns(used);
    List<String> heads = columns.stream().map(column -> cell(lines.get(0), column).strip()).toList();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      kept.add(i);
    }
    while (widthOf(kept, columns) > width && kept.size() > 2) {
      kept.remove((Integer) next(kept, heads));
    }
    for (String line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column : kept) {
        row.append(column == kept.get(0) ? "" : "  ").append(cell(line, columns.get(column)));
      }
      out.append(row.toString().stripTrailing()).append('\n');
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!kept.contains(i)) {
        left.add(heads.get(i));
      }
    }
    if (!left.isEmpty()) {
      line(LEFT_OUT + String.join(", ", left));
    }
  }

  /** The column that goes next; the first one stays. */
  private static int next(List<Integer> kept, List<String> heads) {
    for (String spared : SPARED) {
      for (int column : kept.subList(1, kept.size())) {
        if (heads.get(column).equals(spared)) {
          return column;
        }
      }
    }
    return kept.get(kept.size() - 1);
  }

  private static int widthOf(List<Integer> kept, List<int[]> columns) {
    int width = 2 * (kept.size() - 1);
    for (int column : kept) {
      width += columns.get(column)[1] - columns.get(column)[0];
    }
    return width;
  }

  /** What a line has between two columns of the terminal, filled up with blanks. */
  private static String cell(String line, int[] column) {
    StringBuilder cell = new StringBuilder();
    int at = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int wide = DisplayWidth.of(line.codePointAt(i));
      if (at >= column[0] && at < column[1] || wide == 0 && at > column[0] && at == column[1]) {
        cell.appendCodePoint(line.codePointAt(i));
      }
      at += wide;
    }
    return cell + " ".repeat(Math.max(0, column[1] - column[0] - DisplayWidth.of(cell.toString())));
  }
}
