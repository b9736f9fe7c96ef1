package io.ganglion.experiments.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a file is a text to read, such as a book, and not a table. */
public final class Prose {
  private static final Set<String> ENDINGS = Set.of("txt", "text", "md");
  private static final String DELIMITERS = ",;\t|";
  /** The beginning says it. */
  private static final int LOOKED_AT = 1 << 16;
  /** Of lines with as many delimiters, it is a table. Chosen. */
  private static final double OF_A_TABLE = 0.8;
  /** Letters, marks and blanks among the characters of a text; a table of numbers by blanks has fewer. Chosen. */
  private static final double OF_A_TEXT = 0.7;

  private Prose() {}

  /**
   * Whether a file is named as a text is, and its first lines are no cells.
   *
   * @param file that is there; a folder is none
   */
  public static boolean isOne(Path file) {
    Path name = file.getFileName();
    if (name == null || !Files.isRegularFile(file) || !ENDINGS.contains(ending(name.toString()))) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return isProse(new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false; // what reads it as a table says why
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isProse(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    boolean hasCells = lines.size() > 1 && DELIMITERS.chars().anyMatch(delimiter -> {
      long first = count(lines.get(0), delimiter);
      return first > 0 && lines.stream().filter(line -> count(line, delimiter) == first).count()
          >= OF_A_TABLE * lines.size();
    });
    long letters = text.codePoints().filter(point -> Character.isAlphabetic(point) || Character.isWhitespace(point)
        || Character.getType(point) == Character.NON_SPACING_MARK).count();
    return !hasCells && letters >= OF_A_TEXT * text.codePointCount(0, text.length());
  }

  private static long count(String line, int delimiter) {
    return line.chars().filter(c -> c == delimiter).count();
  }
}
