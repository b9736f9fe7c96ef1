package io.ganglion.experiments.config;

import io.ganglion.engine.data.DateText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Date patterns as other programs have them: {@code DD.MM.YYYY}, {@code TT.MM.JJJJ}, {@code %d.%m.%Y}. */
final class DateNotation {
  private static final Pattern OF_C = Pattern.compile("%-?([A-Za-z])");
  private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("Y", "yyyy"), Map.entry("y", "yy"),
      Map.entry("m", "M"), Map.entry("d", "d"), Map.entry("H", "H"), Map.entry("I", "h"), Map.entry("M", "mm"),
      Map.entry("S", "ss"), Map.entry("p", "a"), Map.entry("b", "MMM"), Map.entry("B", "MMMM"), Map.entry("j", "DDD"));

  private DateNotation() {}

  /** What is meant by a pattern that can't be one of Java's: in Java's letters. Empty if it can be, or isn't known. */
  static Optional<String> meant(String pattern) {
    String meant = pattern.indexOf('%') >= 0 ? ofC(pattern) : ofSpreadsheets(pattern);
    return meant.equals(pattern) || !isOne(meant) ? Optional.empty() : Optional.of(meant);
  }

  private static String ofC(String pattern) {
    Matcher letters = OF_C.matcher(pattern);
    return letters.replaceAll((MatchResult each) -> LETTERS.getOrDefault(each.group(1), "%"));
  }

  private static boolean isOne(String pattern) {
    try {
      DateText.of(pattern);
      return pattern.indexOf('%') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A year of weeks without a week, a day of the year beside a month, or minutes without an hour are none. */
  private static String ofSpreadsheets(String pattern) {
    boolean quoted = pattern.indexOf('\'') >= 0;
    String meant = pattern.indexOf('w') >= 0 || quoted ? pattern : pattern.replace('Y', 'y').replace('J', 'y');
    boolean hours = meant.matches(".*[Hhk].*");
    if (!hours && !quoted && meant.indexOf('M') < 0 && meant.matches(".*[yu].*")) {
      meant = meant.replace('m', 'M');
    }
    return quoted || meant.indexOf('M') < 0 ? meant : meant.replace('D', 'd').replace('T', 'd');
  }
}
