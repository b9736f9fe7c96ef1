package io.ganglion.engine.data.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of characters: a table of Unicode 13 that belongs to Ganglion, so that a text has the same tokens on
 * every JDK. The file beside this class says how it is written.
 */
public final class UnicodeTable {
  private static final BitSet WORD = new BitSet();
  private static final BitSet MARK = new BitSet();
  /** Capitals in ascending ranges: the first, the last, how far apart they are, and what is added to each. */
  private static final List<int[]> CAPITALS = new ArrayList<>();

  static {
    try (InputStream in = Objects.requireNonNull(UnicodeTable.class.getResourceAsStream("unicode.txt"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (!line.startsWith("#")) {
          read(line.split(" "));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnicodeTable() {}

  private static void read(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      int[] range = range(fields[i], fields[0].equals("lower"));
      switch (fields[0]) {
        case "word" -> WORD.set(range[0], range[1] + 1);
        case "mark" -> MARK.set(range[0], range[1] + 1);
        default -> CAPITALS.add(range);
      }
    }
  }

  /** Of {@code 41-5a+20} or {@code 139-147/2+1}; without the sum, unless it is one of capitals. */
  private static int[] range(String field, boolean isOfCapitals) {
    int sum = field.length();
    if (isOfCapitals) {
      sum = Math.max(field.lastIndexOf('+'), field.lastIndexOf('-'));
    }
    int added = isOfCapitals ? Integer.parseInt(field.substring(sum), 16) : 0;
    String range = field.substring(0, sum);
    int step = range.endsWith("/2") ? 2 : 1;
    String[] ends = (step == 2 ? range.substring(0, range.length() - 2) : range).split("-");
    int first = Integer.parseInt(ends[0], 16);
    return new int[] {first, ends.length == 1 ? first : Integer.parseInt(ends[1], 16), step, added};
  }

  /** The letters and numbers: the first and the last code point of each range, in ascending order. */
  public static List<Integer> words() {
    return ranges(WORD);
  }

  /** The combining marks, as {@link #words}. */
  public static List<Integer> marks() {
    return ranges(MARK);
  }

  /**
   * The capitals in ascending ranges: the first, the last, how far apart they are, and what is added to each for its
   * small letter.
   */
  public static List<Integer> capitals() {
    return CAPITALS.stream().flatMapToInt(IntStream::of).boxed().toList();
  }

  private static List<Integer> ranges(BitSet set) {
    List<Integer> ranges = new ArrayList<>();
    for (int from = set.nextSetBit(0), to; from >= 0; from = set.nextSetBit(to)) {
      to = set.nextClearBit(from);
      ranges.addAll(List.of(from, to - 1));
    }
    return ranges;
  }

  /** Whether a code point is a letter or a number. */
  static boolean isOfWord(int codePoint) {
    return WORD.get(codePoint);
  }

  /** Whether a code point is a combining mark, which belongs to the sign before it. */
  static boolean isMark(int codePoint) {
    return MARK.get(codePoint);
  }

  /** The one small letter that stands for a capital; any other code point as it is. */
  static int lowerCase(int codePoint) {
    if (codePoint < 128) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    int[] range = rangeOf(codePoint);
    return range != null && codePoint <= range[1] && (codePoint - range[0]) % range[2] == 0
        ? codePoint + range[3] : codePoint;
  }

  /** The last range that doesn't begin behind a code point. */
  private static int @Nullable [] rangeOf(int codePoint) {
    int low = 0;
    int high = CAPITALS.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (CAPITALS.get(middle)[0] <= codePoint) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : CAPITALS.get(low - 1);
  }
}
