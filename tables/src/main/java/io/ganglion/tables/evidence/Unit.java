package io.ganglion.tables.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands before or after the numbers of a column: {@code %}, {@code $}, {@code kg}. */
final class Unit {
  /** Longer ones are text. */
  private static final int LONGEST = 8;

  private static final Pattern CURRENCY = Pattern
      .compile("EUR|USD|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|INR|Rs\\.?|[A-Z]{0,3}\\p{Sc}");

  private Unit() {}

  /** That of at least half of the cells. */
  static Optional<String> of(Map<String, Integer> counts) {
    Map<String, Integer> cells = new HashMap<>();
    int all = 0;
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      all += each.getValue();
      String unit = of(each.getKey());
      if (!unit.isEmpty()) {
        cells.merge(unit, each.getValue(), Integer::sum);
      }
    }
    int half = (all + 1) / 2;
    return cells.entrySet().stream().filter(each -> each.getValue() >= half).map(Map.Entry::getKey).sorted()
        .findFirst();
  }

  /** What is around the digits of a text, on one side alone; empty if there is nothing, or it is no unit. */
  private static String of(String text) {
    int first = 0;
    while (first < text.length() && !isDigit(text.charAt(first))) {
      first++;
    }
    int last = text.length();
    while (last > first && !isDigit(text.charAt(last - 1))) {
      last--;
    }
    String before = text.substring(0, first).replaceAll("^[-+]|[-+.]$", "").strip();
    String after = text.substring(last).strip();
    if (first == text.length() || before.isEmpty() == after.isEmpty()) {
      return "";
    }
    // Letters before digits are names or codes, such as K1234, but for those of currencies
    boolean code = before.chars().anyMatch(Character::isLetter) && !CURRENCY.matcher(before).matches();
    String unit = before.isEmpty() ? after : before;
    return code || unit.length() > LONGEST || ".,;:/".contains(unit) ? "" : unit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
