package io.ganglion.tables.evidence;

import java.util.Locale;
import java.util.Set;

/**
 * Texts by which programs and people say that a value is missing: those of pandas' {@code read_csv}, in any case,
 * dashes and points, and German and French ones.
 */
public final class MissingWords {
  private static final Set<String> WORDS = Set.of("#n/a", "#n/a n/a", "#na", "-1.#ind", "-1.#qnan", "-nan", "1.#ind",
      "1.#qnan", "<na>", "n/a", "na", "nan", "null", "nil", "n.a.", "n. a.", "missing", "-", "--", "---", ".", "..",
      "…", "–", "—", "k.a.", "k. a.", "k.a", "keine angabe", "n.v.", "s.o.", "\\n");

  private MissingWords() {}

  /** Whether a label says that there is no value. */
  public static boolean isOne(String label) {
    return WORDS.contains(label.toLowerCase(Locale.ROOT));
  }

  /** Whether it says so where numbers are expected: {@code None} and {@code inf} are labels elsewhere. */
  static boolean isOneAmongNumbers(String label) {
    return isOne(label) || label.chars().noneMatch(Character::isDigit);
  }
}
