import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Writes engine/src/main/resources/io/ganglion/engine/data/text/unicode.txt from the JDK that runs it:
 * {@code java .ci/UnicodeTables.java > FILE}, on JDK 17, whose tables are those of Unicode 13. Only for a release that
 * changes how texts are cut.
 */
public class UnicodeTables {
  public static void main(String[] args) {
    List<String> lines = new ArrayList<>(List.of(
        "# Letters and numbers, combining marks, capitals and what is added to them, of Unicode 13, in hexadecimal.",
        "# Written by .ci/UnicodeTables.java on JDK 17. '41-5a' is a range; '100-12e/2' every second of one."));
    ranges("word", c -> Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
        || Character.getType(c) == Character.LETTER_NUMBER || Character.getType(c) == Character.OTHER_NUMBER, lines);
    ranges("mark", c -> Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.ENCLOSING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK, lines);
    lowerCase(lines);
    lines.forEach(System.out::println);
  }

  private static void ranges(String name, IntPredicate is, List<String> lines) {
    List<String> ranges = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (is.test(c)) {
        int from = c;
        while (is.test(c + 1)) {
          c++;
        }
        ranges.add(hex(from) + (c == from ? "" : "-" + hex(c)));
      }
    }
    wrap(name, ranges, lines);
  }

  private static void lowerCase(List<String> lines) {
    List<String> ranges = new ArrayList<>();
    int c = 0;
    while (c <= Character.MAX_CODE_POINT) {
      int added = added(c);
      if (added == 0) {
        c++;
        continue;
      }
      int step = added(c + 1) == added ? 1 : 2;
      int last = c;
      while (added(last + step) == added && (step == 1 || added(last + 1) != added)) {
        last += step;
      }
      ranges.add(hex(c) + (last == c ? "" : "-" + hex(last) + (step == 2 ? "/2" : "")) + (added > 0 ? "+" : "")
          + Integer.toString(added, 16));
      for (int between = c + 1; between < last; between += step) {
        if (step == 2 && added(between) != 0) {
          throw new IllegalStateException("a capital lies between others: " + hex(between));
        }
      }
      c = last + 1;
    }
    wrap("lower", ranges, lines);
  }

  private static int added(int c) {
    return c > Character.MAX_CODE_POINT ? 0 : Character.toLowerCase(c) - c;
  }

  private static void wrap(String name, List<String> ranges, List<String> lines) {
    StringBuilder line = new StringBuilder(name);
    for (String range : ranges) {
      if (line.length() + range.length() > 118) {
        lines.add(line.toString());
        line = new StringBuilder(name);
      }
      line.append(' ').append(range);
    }
    lines.add(line.toString());
  }

  private static String hex(int c) {
    return Integer.toString(c, 16).toLowerCase(Locale.ROOT);
  }
}
